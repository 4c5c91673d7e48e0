package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Round;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 2 · ConnectionPool")
@Exercise(module = "04-semaphores", number = 2)
class ConnectionPoolTest {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final long AN_HOUR = 3_600_000;

  @Test
  @DisplayName("1.1 a connection that is lent is not lent again before it is back")
  @Kinds({Kind.STATES, Kind.SIZES})
  void nothingIsLentTwice(Story story) {
    Desk desk = new Desk(story, "A", "B");

    Object first = desk.borrows("clerk-1", Duration.ZERO).result();
    Object second = desk.borrows("clerk-2", Duration.ZERO).result();
    desk.givesBack("clerk-2", second).result();
    Object third = desk.borrows("clerk-3", Duration.ZERO).result();

    assertThat(List.of(second, third))
        .withFailMessage(
            "clerk-1 has %s and keeps it; clerk-2 borrowed and gave back; then clerk-3 came%n"
                + "clerk-2 and clerk-3: expected both the other one, was %s and %s",
            first, second, third)
        .containsOnly(first.equals(desk.all.get(0)) ? desk.all.get(1) : desk.all.get(0));
  }

  @Test
  @DisplayName("1.2 two clerks who borrow do not reach into the queue at once")
  @Kinds(Kind.WHO_IS_INSIDE)
  void borrowersAreAloneInTheQueue(Story story) {
    Desk desk = new Desk(story, "A", "B");
    Checkpoint queue = desk.holdInTheQueue("clerk-1");

    desk.borrows("clerk-1", A_DAY);
    queue.awaitHeld(1);
    desk.borrows("clerk-2", A_DAY).settle();
    queue.open();
    story.join();

    desk.assertNoCrowd("clerk-1 was about to take a connection when clerk-2 came");
  }

  @Test
  @DisplayName("1.3 a clerk who borrows and one who gives back are not in the queue at once")
  @Kinds(Kind.WHO_IS_INSIDE)
  void whoGivesBackIsAloneInTheQueue(Story story) {
    Desk desk = new Desk(story, "A", "B");
    Object first = desk.borrows("clerk-1", A_DAY).result();
    Checkpoint queue = desk.holdInTheQueue("clerk-1");

    desk.givesBack("clerk-1", first);
    queue.awaitHeld(1);
    desk.borrows("clerk-2", A_DAY).settle();
    queue.open();
    story.join();

    desk.assertNoCrowd("clerk-1 was giving a connection back when clerk-2 came");
  }

  @Test
  @DisplayName("1.4 one connection goes round among three, in whatever order they come")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT, Kind.WHO_IS_INSIDE})
  void oneConnectionGoesRound(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Branch branch = new Branch(round, "A");
          branch.allAreServed(
              List.of(
                  branch.clerk("clerk-1", A_DAY),
                  branch.clerk("clerk-2", A_DAY),
                  branch.clerk("clerk-3", A_DAY)));
        });
  }

  @Test
  @DisplayName("2.1 a clerk who waits gets the connection that is given back")
  @Kinds(Kind.STATES)
  void whoWaitsGetsWhatIsGivenBack(Story story) {
    Desk desk = new Desk(story, "A");
    Object first = desk.borrows("clerk-1", A_DAY).result();

    Worker<Object> second = desk.borrows("clerk-2", A_DAY);
    second.settle();
    desk.givesBack("clerk-1", first).result();
    Object seen = desk.seen(second);

    assertThat(seen)
        .withFailMessage(
            "clerk-2 has patience for a day, and clerk-1 gave the only connection back%n"
                + "clerk-2: expected %s, was %s",
            first, seen)
        .isSameAs(first);
  }

  @Test
  @DisplayName("2.2 a clerk whose patience runs out leaves without a connection")
  @Kinds(Kind.TIMES)
  void patienceRunsOut(Story story) {
    Desk desk = new Desk(story, "A");
    desk.borrows("clerk-1", A_DAY).result();

    for (long nanos : new long[] {0, 1, 500_000, 1_900_000}) {
      Duration patience = Duration.ofNanos(nanos);
      Object seen = desk.seen(desk.borrows("clerk-2", patience));

      assertThat(seen)
          .withFailMessage(
              "clerk-1 keeps the only connection, and clerk-2 has patience for %s%n"
                  + "clerk-2: expected nothing, was %s",
              patience, seen)
          .isEqualTo("nothing");
    }
  }

  @Test
  @DisplayName("2.3 a clerk who has waited in vain costs no connection")
  @Kinds({Kind.TIMES, Kind.STATES})
  void waitingInVainCostsNothing(Story story) {
    Desk desk = new Desk(story, "A");
    Object first = desk.borrows("clerk-1", A_DAY).result();
    desk.seen(desk.borrows("clerk-2", Duration.ofMillis(1)));
    desk.givesBack("clerk-1", first).result();

    desk.assertAllCanBeBorrowed("clerk-2 waited in vain; then the only connection came back");
  }

  @Test
  @DisplayName("2.4 a clerk who waits can be interrupted")
  @Kinds(Kind.INTERRUPTS)
  void whoWaitsCanBeInterrupted(Story story) {
    Desk desk = new Desk(story, "A");
    desk.borrows("clerk-1", A_DAY).result();
    Worker<Object> second = desk.borrows("clerk-2", A_DAY);
    second.settle();

    Object seen = second.endsWhenInterrupted() ? second.result() : "still waiting";

    assertThat(seen)
        .withFailMessage(
            "clerk-2 was interrupted while waiting for the only connection%n"
                + "clerk-2: expected java.lang.InterruptedException, was %s",
            seen)
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  @DisplayName("2.5 a clerk who is interrupted while all are lent costs no connection")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptCostsNothing(Story story) {
    Desk desk = new Desk(story, "A");
    Object first = desk.borrows("clerk-1", A_DAY).result();
    Worker<Object> second = desk.borrows("clerk-2", A_DAY);
    second.settle();
    second.endsWhenInterrupted();
    desk.givesBack("clerk-1", first).result();

    desk.assertAllCanBeBorrowed("clerk-2 was interrupted; then the only connection came back");
  }

  @Test
  @DisplayName("2.6 a clerk interrupted while somebody else is in the queue costs no connection")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptAtTheQueueCostsNothing(Story story) {
    Desk desk = new Desk(story, "A", "B");
    Checkpoint queue = desk.holdInTheQueue("clerk-1");
    Worker<Object> first = desk.borrows("clerk-1", A_DAY);
    queue.awaitHeld(1);
    Worker<Object> second = desk.borrows("clerk-2", A_DAY);
    second.settle();
    second.thread().interrupt();
    queue.open();
    story.join();
    desk.givesBack("clerk-1", first.result()).result();
    if (desk.all.contains(second.result())) {
      desk.givesBack("clerk-2", second.result()).result();
    }

    desk.assertAllCanBeBorrowed(
        "clerk-2 was interrupted while clerk-1 was in the queue; what they got is back");
  }

  @Test
  @DisplayName("2.7 if two connections come back, two clerks who wait are served")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void twoWhoWaitAreServed(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Branch branch = new Branch(round, "A", "B");
          Connection first = branch.pool.borrow(A_DAY).orElseThrow();
          Connection second = branch.pool.borrow(A_DAY).orElseThrow();
          List<Round.Call<Object>> clerks =
              List.of(branch.clerk("clerk-1", A_DAY), branch.clerk("clerk-2", A_DAY));
          branch.allAreServed(clerks);
          round.thread(
              "giver",
              () -> {
                branch.pool.giveBack(first);
                branch.pool.giveBack(second);
                Thread.sleep(AN_HOUR);
                if (!clerks.stream().allMatch(Round.Call::returned)) {
                  round.wrong(
                      "two connections came back, and an hour later a clerk still waits\n"
                          + "clerks who wait: expected 0, was 1");
                }
              });
        });
  }

  @Test
  @DisplayName("2.8 whoever is interrupted, at whatever time, the others are served")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void anInterruptCostsTheOthersNothing(Explorer explorer) {
    explorer
        .interrupting("clerk-1", "clerk-2")
        .everyOrder(
            round -> {
              Branch branch = new Branch(round, "A");
              branch.allAreServed(
                  List.of(
                      branch.clerk("clerk-1", A_DAY),
                      branch.clerk("clerk-2", A_DAY),
                      branch.clerk("clerk-3", A_DAY)));
            });
  }

  @Test
  @DisplayName("2.9 if patience runs out, at whatever time, no connection is missing")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES, Kind.LATE_EVENTS})
  void patienceThatRunsOutCostsNothing(Explorer explorer) {
    for (String[] connections : new String[][] {{"A"}, {"A", "B"}}) {
      explorer
          .lettingTimeRunOut()
          .everyOrder(
              round -> {
                Branch branch = new Branch(round, connections);
                branch.clerk("clerk-1", A_DAY);
                branch.clerk("clerk-2", A_DAY);
              });
    }
  }

  @Test
  @DisplayName("2.10 a clerk who has patience waits, whatever the clock shows")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES})
  void theClockMayOverflow(Explorer explorer) {
    explorer
        .startingAt(Long.MAX_VALUE - 1000)
        .everyOrder(
            round -> {
              Branch branch = new Branch(round, "A");
              branch.allAreServed(
                  List.of(branch.clerk("clerk-1", A_DAY), branch.clerk("clerk-2", A_DAY)));
            });
  }

  /** The time is the explorer's: sleeping costs none. */
  @Test
  @DisplayName("2.11 whoever is overtaken by others has no new patience")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES})
  void patienceDoesNotBeginAgain(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Branch branch = new Branch(round, "A");
          Connection lent = branch.pool.borrow(A_DAY).orElseThrow();
          boolean[] overtakes = new boolean[1];
          Round.Call<Object> clerk = branch.clerk("clerk", Duration.ofSeconds(10));
          round.thread(
              "regular",
              () -> {
                Thread.sleep(6_000);
                branch.pool.giveBack(lent);
                overtakes[0] = branch.pool.borrow(Duration.ZERO).isPresent();
                if (overtakes[0] && !clerk.returned()) {
                  round.note("has it again");
                  Thread.sleep(6_000);
                  round.note("12 seconds are over");
                  branch.pool.giveBack(lent);
                } else if (overtakes[0]) {
                  overtakes[0] = false;
                  branch.pool.giveBack(lent);
                }
              });
          round.check(
              () ->
                  assertThat(overtakes[0] && clerk.result() == lent)
                      .withFailMessage(
                          "the clerk has patience for 10 seconds; after 6 the connection came back,%n"
                              + "and the regular took it again for 6 more%n"
                              + "the clerk: expected nothing, was %s",
                          clerk.result())
                      .isFalse());
        });
  }

  @Test
  @DisplayName("3.1 a connection that is back already is refused")
  @Kinds(Kind.STATES)
  void aSecondReturnIsRefused(Story story) {
    Desk desk = new Desk(story, "A");
    Object connection = desk.borrows("clerk-1", A_DAY).result();
    desk.givesBack("clerk-1", connection).result();

    Object seen = desk.givesBack("clerk-1", connection).result();

    assertThat(seen)
        .withFailMessage(
            "clerk-1 gave the same connection back twice%n"
                + "the second time: expected java.lang.IllegalArgumentException, was %s",
            seen)
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("3.2 a connection from elsewhere is refused")
  @Kinds(Kind.STATES)
  void aForeignReturnIsRefused(Story story) {
    Desk desk = new Desk(story, "A");
    desk.borrows("clerk-1", A_DAY).result();

    Object seen = desk.givesBack("clerk-1", new Connection("X")).result();

    assertThat(seen)
        .withFailMessage(
            "clerk-1 borrowed A, and gave back a connection that the pool has never had%n"
                + "expected java.lang.IllegalArgumentException, was %s",
            seen)
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("3.3 a refused connection changes nothing: the next clerk has to wait")
  @Kinds(Kind.STATES)
  void aRefusedReturnChangesNothing(Story story) {
    Desk desk = new Desk(story, "A");
    Object connection = desk.borrows("clerk-1", A_DAY).result();
    desk.givesBack("clerk-1", connection).result();
    desk.givesBack("clerk-1", connection).result();
    desk.givesBack("clerk-1", new Connection("X")).result();

    desk.assertAllCanBeBorrowed("A came back twice, and X is from elsewhere");
    Worker<Object> next = desk.borrows("clerk-3", A_DAY);
    Object seen = next.settle().isWaiting() ? "waits" : next.result();

    assertThat(seen)
        .withFailMessage(
            "A came back twice, and X is from elsewhere; then clerk-2 borrowed A%n"
                + "clerk-3: expected to wait, was given %s",
            seen)
        .isEqualTo("waits");
  }

  @Test
  @DisplayName("3.4 if two clerks give back the same connection at once, one is refused")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void oneOfTwoIsRefused(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Branch branch = new Branch(round, "A");
          Connection connection = branch.pool.borrow(A_DAY).orElseThrow();
          AtomicInteger thanked = new AtomicInteger();
          for (int i = 1; i <= 2; i++) {
            round.thread(
                "clerk-" + i,
                () -> {
                  try {
                    branch.pool.giveBack(connection);
                    thanked.incrementAndGet();
                    round.note("is thanked");
                  } catch (IllegalArgumentException e) {
                    round.note("is refused");
                  }
                });
          }
          round.check(
              () ->
                  assertThat(thanked.get())
                      .withFailMessage(
                          "clerk-1 and clerk-2 gave back the same connection%n"
                              + "thanked: expected 1, was %d",
                          thanked.get())
                      .isEqualTo(1));
        });
  }

  @Test
  @DisplayName("3.5 a clerk who has been interrupted can still give back")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptedClerkCanGiveBack(Story story) {
    Desk desk = new Desk(story, "A");
    Object connection = desk.borrows("clerk-1", A_DAY).result();
    story
        .start(
            "clerk-1",
            () -> {
              Thread.currentThread().interrupt();
              desk.pool.giveBack((Connection) connection);
            })
        .result();

    desk.assertAllCanBeBorrowed("clerk-1 was interrupted before giving back");
  }

  /** A pool and the clerks who come to it. */
  private static final class Desk {
    private final Story story;
    private final List<Connection> all = new ArrayList<>();
    private final WatchedDeque<Connection> idle;
    private final ConnectionPool<Connection> pool;

    Desk(Story story, String... names) {
      this(story, Stream.of(names));
    }

    Desk(Story story, Stream<String> names) {
      this.story = story;
      names.forEach(name -> all.add(new Connection(name)));
      idle = new WatchedDeque<>(story, all);
      pool = new ConnectionPool<>(idle.deque());
    }

    /** Starts a clerk, whose result is a connection, "nothing", or what borrow() throws. */
    Worker<Object> borrows(String clerk, Duration patience) {
      return story.start(
          clerk,
          () -> {
            try {
              Object lent = pool.borrow(patience).map(Object.class::cast).orElse("nothing");
              story.note("gets " + lent);
              return lent;
            } catch (Exception e) {
              story.note("gets " + e.getClass().getSimpleName());
              return e;
            }
          });
    }

    /** Starts a clerk, whose result is "thanked", or what giveBack() throws. */
    Worker<Object> givesBack(String clerk, Object connection) {
      return story.start(
          clerk,
          () -> {
            story.note("gives back " + connection);
            try {
              pool.giveBack((Connection) connection);
              return "thanked";
            } catch (RuntimeException e) {
              story.note("gets " + e.getClass().getSimpleName());
              return e;
            }
          });
    }

    /** What a clerk got who has nothing more to wait for. */
    Object seen(Worker<Object> clerk) {
      return clerk.ends() ? clerk.result() : "still waiting";
    }

    Checkpoint holdInTheQueue(String clerk) {
      Checkpoint queue = story.checkpoint("the queue that the pool was given");
      idle.whileInside(
          () -> {
            if (Thread.currentThread().getName().equals(clerk)) {
              queue.pass();
            }
          });
      return queue;
    }

    void assertNoCrowd(String seen) {
      assertThat(idle.crowd())
          .withFailMessage(
              "%s, and both were in the queue%nin the queue at once: expected nobody, was %s",
              seen, idle.crowd())
          .isEqualTo("nobody");
    }

    void assertAllCanBeBorrowed(String seen) {
      List<Object> lent = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        lent.add(seen(borrows("clerk-2", Duration.ZERO)));
      }
      assertThat(lent)
          .withFailMessage("%s%nnow there: expected %s, was %s", seen, all, lent)
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  /** A pool whose clerks an explorer lets come in anywhere. */
  private static final class Branch {
    private final Round round;
    private final List<Connection> all;
    private final WatchedDeque<Connection> idle;
    private final ConnectionPool<Connection> pool;
    private final Map<String, Connection> used = new ConcurrentSkipListMap<>();
    private volatile String clash = "nobody";

    Branch(Round round, String... names) {
      this.round = round;
      all = Stream.of(names).map(Connection::new).toList();
      idle = new WatchedDeque<>(round::note, all);
      idle.whileInside(round::seam);
      pool = new ConnectionPool<>(idle.deque());
      round.check(this::assertInOrder);
    }

    /** A clerk who borrows, uses and gives back; the result is the connection, or "nothing". */
    Round.Call<Object> clerk(String name, Duration patience) {
      return round.thread(
          name,
          () -> {
            Optional<Connection> lent = pool.borrow(patience);
            round.note("gets " + lent.map(String::valueOf).orElse("nothing"));
            if (lent.isEmpty()) {
              return "nothing";
            }
            use(name, lent.get());
            pool.giveBack(lent.get());
            return lent.get();
          });
    }

    private void use(String name, Connection connection) {
      used.forEach((who, what) -> clash = what == connection ? who + " and " + name : clash);
      used.put(name, connection);
      round.seam();
      used.remove(name);
    }

    /** Each of these clerks, but for one who has been interrupted, must have got a connection. */
    void allAreServed(List<Round.Call<Object>> clerks) {
      round.check(
          () -> {
            List<Object> seen = clerks.stream().map(this::seen).toList();
            assertThat(seen)
                .withFailMessage(
                    "each clerk has patience for a day, and gives back what he gets%n"
                        + "the clerks: expected a connection for each, was %s",
                    seen)
                .doesNotContain("nothing");
          });
    }

    private Object seen(Round.Call<Object> clerk) {
      return clerk.returned() ? clerk.result() : "interrupted";
    }

    private void assertInOrder() throws InterruptedException {
      assertThat(idle.crowd())
          .withFailMessage(
              "two clerks reached into the queue at once%n"
                  + "in the queue at once: expected nobody, was %s",
              idle.crowd())
          .isEqualTo("nobody");
      assertThat(clash)
          .withFailMessage(
              "two clerks had the same connection%nat once: expected nobody, was %s", clash)
          .isEqualTo("nobody");
      List<Object> there = new ArrayList<>();
      for (int i = 0; i <= all.size(); i++) {
        pool.borrow(Duration.ZERO).ifPresent(there::add);
      }
      assertThat(there)
          .withFailMessage(
              "all have left, and nobody keeps a connection%n" + "now there: expected %s, was %s",
              all, there)
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  /** A connection; no two are equal. */
  private static final class Connection {
    private final String name;

    Connection(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}

package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 2 · ConnectionPool")
@Exercise(module = "04-semaphores", number = 2)
class ConnectionPoolTest {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int CROWD = 8;
  private static final int ROUNDS = 4;

  @Test
  @DisplayName("1.1 a connection that is lent is not lent again before it is back")
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
  @DisplayName("2.1 who waits gets the connection that is given back")
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
  @DisplayName("2.2 who has no more patience leaves without a connection")
  void patienceRunsOut(Story story) {
    Desk desk = new Desk(story, "A");
    desk.borrows("clerk-1", A_DAY).result();

    Worker<Object> second = desk.borrows("clerk-2", Duration.ofMillis(1));
    Object seen = desk.seen(second);

    assertThat(seen)
        .withFailMessage(
            "clerk-1 keeps the only connection, and clerk-2 has patience for a millisecond%n"
                + "clerk-2: expected nothing, was %s",
            seen)
        .isEqualTo("nothing");
  }

  @Test
  @DisplayName("2.3 who has waited in vain costs no connection")
  void waitingInVainCostsNothing(Story story) {
    Desk desk = new Desk(story, "A");
    Object first = desk.borrows("clerk-1", A_DAY).result();
    desk.seen(desk.borrows("clerk-2", Duration.ofMillis(1)));
    desk.givesBack("clerk-1", first).result();

    desk.assertAllCanBeBorrowed("clerk-2 waited in vain; then the only connection came back");
  }

  @Test
  @DisplayName("2.4 who waits can be interrupted")
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
  @DisplayName("2.5 who is interrupted while all are lent costs no connection")
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
  @DisplayName("2.6 who is interrupted while somebody else is in the queue costs no connection")
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
  @DisplayName("2.7 who comes before the connections are back in the queue waits for them")
  void whoComesBeforeTheConnectionsWaits(Story story) {
    for (int round = 1; round <= ROUNDS; round++) {
      Desk desk = new Desk(story, IntStream.range(0, 2 * CROWD).mapToObj(i -> "C" + i));
      List<Object> lent = new ArrayList<>();
      for (int i = 1; i <= CROWD; i++) {
        lent.add(desk.borrows("clerk", A_DAY).result());
      }
      Checkpoint queue = desk.holdInTheQueue("clerk-1");
      List<Worker<Object>> clerks = new ArrayList<>();
      List<Worker<Object>> givers = new ArrayList<>();
      clerks.add(desk.borrowsTwo("clerk-1", A_DAY));
      queue.awaitHeld(1);

      // Meanwhile all others come. Whoever leaves the queue is back sooner than those who wait can
      // wake up, so it runs empty. Some locks let in first who came first, and some who came last.
      boolean clerksFirst = round % 2 == 0;
      if (clerksFirst) {
        desk.comeForTwo(clerks);
      }
      for (Object connection : lent) {
        givers.add(desk.givesBack("giver of " + connection, connection));
      }
      givers.get(CROWD - 1).settle();
      if (!clerksFirst) {
        desk.comeForTwo(clerks);
      }
      queue.open();
      List<Object> given = givers.stream().map(desk::seen).toList();
      List<Object> seen = clerks.stream().map(desk::seen).toList();

      assertThat(seen)
          .withFailMessage(
              "%d connections were there, %d more were given back (%s), and there was no other%n"
                  + "clerk with patience for a day but these %d, who borrowed two each%n"
                  + "the clerks: expected two connections for each, was %s",
              CROWD,
              CROWD,
              new TreeSet<>(given.stream().map(String::valueOf).toList()),
              CROWD,
              seen)
          .allMatch(what -> what.toString().matches("C\\d+ and C\\d+"));
    }
  }

  @Test
  @DisplayName("3.1 a connection that is back already is refused")
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
  void oneOfTwoIsRefused(Story story) {
    boolean held = true;
    for (int use = 1; held; use++) {
      Desk desk = new Desk(story, "A");
      Connection connection = (Connection) desk.borrows("clerk-1", A_DAY).result();
      Checkpoint hashing = story.checkpoint("computing a hash code");
      connection.whenHashed("clerk-1", use, hashing::pass);

      Worker<Object> first = desk.givesBack("clerk-1", connection);
      held = first.settle() == Worker.Rest.HELD;
      Worker<Object> second = desk.givesBack("clerk-2", connection);
      second.settle();
      hashing.open();

      List<Object> seen = List.of(first.result(), second.result());
      assertThat(seen)
          .withFailMessage(
              "clerk-1 and clerk-2 gave back the same connection at the same time%n"
                  + "expected one to be thanked and one refused, was %s",
              seen)
          .containsOnlyOnce("thanked");
    }
  }

  @Test
  @DisplayName("3.5 a clerk who has been interrupted can still give back")
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

    /** The same for a clerk who borrows two, without a pause: "A and B". */
    Worker<Object> borrowsTwo(String clerk, Duration patience) {
      return story.start(
          clerk,
          () -> {
            try {
              Optional<Connection> first = pool.borrow(patience);
              Optional<Connection> second = pool.borrow(patience);
              return first.map(String::valueOf).orElse("nothing")
                  + " and "
                  + second.map(String::valueOf).orElse("nothing");
            } catch (Exception e) {
              story.note("gets " + e.getClass().getSimpleName());
              return e;
            }
          });
    }

    /** The other clerks of a crowd come, each for two connections. */
    void comeForTwo(List<Worker<Object>> clerks) {
      for (int i = 2; i <= CROWD; i++) {
        clerks.add(borrowsTwo("clerk-" + i, A_DAY));
      }
      clerks.get(CROWD - 1).settle();
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

  /** A connection that lets a test come in when its hash code is computed. */
  private static final class Connection {
    private final String name;
    private final AtomicInteger uses = new AtomicInteger();
    private volatile Runnable event = () -> {};

    Connection(String name) {
      this.name = name;
    }

    /** Lets something happen when that clerk needs the hash code for the n-th time from now on. */
    void whenHashed(String clerk, int use, Runnable action) {
      event =
          () -> {
            boolean isClerk = Thread.currentThread().getName().equals(clerk);
            if (isClerk && uses.incrementAndGet() == use) {
              action.run();
            }
          };
    }

    @Override
    public boolean equals(Object other) {
      event.run();
      return this == other;
    }

    @Override
    public int hashCode() {
      event.run();
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }
}

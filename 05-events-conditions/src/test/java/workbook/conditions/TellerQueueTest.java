package workbook.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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

@DisplayName("Exercise 4 · TellerQueue")
@Exercise(module = "05-events-conditions", number = 4)
class TellerQueueTest {

  @Test
  @DisplayName("1.1 who comes after closing time is refused, however often the queue is closed")
  @Kinds(Kind.STATES)
  void whoComesAfterClosingTimeIsRefused(Story story) {
    Bank bank = new Bank(story);
    bank.enqueue("customer-1");

    for (int i = 1; i <= 2; i++) {
      bank.close();
      Object seen = bank.enqueue("customer-2");

      assertThat(seen)
          .withFailMessage(
              "customer-2 came after closing time (the queue was closed %d times)%n"
                  + "enqueue(): expected java.lang.IllegalStateException, was %s",
              i, seen)
          .isInstanceOf(IllegalStateException.class);
    }
    bank.teller("teller").result();
    bank.assertServed("customer-1 was in the queue, and customer-2 was refused", "customer-1");
  }

  @Test
  @DisplayName("1.2 who comes at closing time is refused or served, in whatever order they come")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void whoComesAtClosingTimeIsRefusedOrServed(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.comes("customer");
          hall.serves("teller");
          hall.closes();
        });
  }

  @Test
  @DisplayName("1.3 whoever has been interrupted can come in and close, and stays interrupted")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptedCustomerComesIn(Story story) {
    Bank bank = new Bank(story);

    Object seen =
        story
            .start(
                "customer",
                () -> {
                  Thread.currentThread().interrupt();
                  Object came = bank.enqueue("customer");
                  boolean flag = Thread.currentThread().isInterrupted();
                  bank.close();
                  return came + ", " + flag + ", " + Thread.currentThread().isInterrupted();
                })
            .result();
    assertGoesHome(bank.teller("teller"), "came after an interrupted customer had closed");

    assertThat(seen + ", " + bank.served)
        .withFailMessage(
            "the customer was interrupted, then came, and then closed the queue%n"
                + "enqueue(), interrupted after it, interrupted after close(), served:"
                + " expected no exception, true, true, [customer], was %s, %s",
            seen, bank.served)
        .isEqualTo("no exception, true, true, [customer]");
  }

  @Test
  @DisplayName("1.4 each queue has customers and a closing time of its own")
  @Kinds(Kind.SIZES)
  void eachQueueIsByItself(Story story) {
    Bank one = new Bank(story);
    Bank other = new Bank(story);
    one.enqueue("customer-1");
    one.close();

    Worker<Object> teller = other.teller("teller");
    boolean waits = teller.settle().isWaiting();
    Object seen = other.enqueue("customer-2");
    other.close();

    assertGoesHome(teller, "was at the other queue");
    assertThat(waits + ", " + seen)
        .withFailMessage(
            "one queue has customer-1, and is closed; another one is open, and has a teller%n"
                + "the teller waits, enqueue() there: expected true, no exception, was %s, %s",
            waits, seen)
        .isEqualTo("true, no exception");
    other.assertServed("the other queue had customer-2, and a teller", "customer-2");
    one.assertServed("the one queue had customer-1, and no teller");
  }

  @Test
  @DisplayName("2.1 who is in the queue at closing time is served, in the order of arrival")
  @Kinds({Kind.STATES, Kind.SIZES})
  void theQueueIsServedToItsEnd(Story story) {
    Bank bank = new Bank(story);
    String[] all =
        IntStream.rangeClosed(1, 100).mapToObj(i -> "customer-" + i).toArray(String[]::new);
    for (String customer : all) {
      bank.enqueue(customer);
    }
    bank.close();

    bank.teller("teller-1").result();

    bank.assertServed("a hundred customers were in the queue at closing time", all);
  }

  @Test
  @DisplayName("2.2 at closing time, every teller goes home who waits for a customer")
  @Kinds(Kind.MORE_WHO_WAIT)
  void everyTellerGoesHome(Story story) {
    Bank bank = new Bank(story);
    List<Worker<Object>> tellers =
        List.of(bank.teller("teller-1"), bank.teller("teller-2"), bank.teller("teller-3"));
    tellers.forEach(Worker::settle);

    bank.close();

    for (Worker<Object> teller : tellers) {
      assertGoesHome(teller, "was waiting for a customer at closing time");
    }
  }

  @Test
  @DisplayName("2.3 whoever comes to serve after closing time goes home, too")
  @Kinds(Kind.STATES)
  void lateTellersGoHome(Story story) {
    Bank bank = new Bank(story);
    bank.close();

    for (String teller : List.of("teller-1", "teller-2", "teller-3")) {
      assertGoesHome(bank.teller(teller), "came to serve after closing time");
    }
    bank.assertServed("nobody came");
  }

  @Test
  @DisplayName("2.4 closing waits for nobody who is served, and does not disturb him")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.STATES})
  void closingWaitsForNobody(Story story) {
    Checkpoint serving = story.checkpoint("serving customer-1");
    List<Boolean> interrupted = new CopyOnWriteArrayList<>();
    Bank bank = new Bank(story);
    bank.enqueue(
        "customer-1",
        () -> {
          serving.pass();
          interrupted.add(Thread.currentThread().isInterrupted());
        });
    Worker<Object> teller = bank.teller("teller-1");
    serving.awaitHeld(1);
    bank.enqueue("customer-2");

    Worker<Void> manager = story.start("manager", bank::close);
    boolean closed = manager.ends();
    List<String> meanwhile = List.copyOf(bank.served);
    serving.open();

    assertThat(closed)
        .withFailMessage("the manager cannot close the queue: customer-1 is still being served")
        .isTrue();
    assertThat(meanwhile)
        .withFailMessage(
            "the queue was closed while customer-1 was being served by the only teller%n"
                + "served until then: expected [customer-1], was %s",
            meanwhile)
        .containsExactly("customer-1");
    assertGoesHome(teller, "was serving customer-1 at closing time, and customer-2 waited");
    assertThat(interrupted)
        .withFailMessage(
            "the queue was closed while customer-1 was being served%n"
                + "interrupted by that: expected [false], was %s",
            interrupted)
        .containsExactly(false);
    bank.assertServed(
        "one was being served at closing time, and one waited", "customer-1", "customer-2");
  }

  @Test
  @DisplayName("2.5 in whatever order they come, everybody is served, and every teller goes home")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void everybodyIsServedAndGoesHome(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.serves("teller");
          hall.comeAndClose("customer-1", "customer-2");
        });
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.serves("teller-1");
          hall.serves("teller-2");
          hall.comeAndClose("customer");
        });
  }

  @Test
  @DisplayName("3.1 a teller without a customer sleeps, and does not look up again and again")
  @Kinds({Kind.OWN_LIMITS, Kind.STATES})
  void aTellerWithoutACustomerIsParked(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> teller = bank.teller("teller-1");

    bank.assertSleeps(teller, "nobody is in the queue");
    bank.enqueue("customer-1");
    story.happens("customer-1 is served", () -> bank.served.size() == 1);
    bank.assertSleeps(teller, "customer-1 has been served");
  }

  @Test
  @DisplayName("3.2 three tellers wait, and three customers come: all are served at the same time")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.MORE_WHO_WAIT})
  void customersAreServedAtTheSameTime(Story story) {
    Checkpoint serving = story.checkpoint("serving a customer");
    Bank bank = new Bank(story);
    for (String teller : List.of("teller-1", "teller-2", "teller-3")) {
      bank.teller(teller).settle();
    }

    for (String customer : List.of("customer-1", "customer-2", "customer-3")) {
      bank.enqueue(customer, serving::pass);
    }

    story.happens("three are served", () -> bank.served.size() == 3);
    assertThat(bank.served)
        .withFailMessage(
            "three tellers were waiting when three customers came%n"
                + "being served: expected all three customers, was %s",
            bank.served)
        .containsExactlyInAnyOrder("customer-1", "customer-2", "customer-3");
    assertThat(bank.servedBy)
        .withFailMessage(
            "three tellers were waiting when three customers came%n"
                + "served by: expected teller-1, teller-2 and teller-3, was %s",
            bank.servedBy)
        .containsExactlyInAnyOrder("teller-1", "teller-2", "teller-3");
  }

  @Test
  @DisplayName(
      "3.3 two customers who need each other are served at once, in whatever order all come")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE, Kind.MORE_WHO_WAIT})
  void nobodySleepsWhoCouldServe(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.serves("teller-1");
          hall.serves("teller-2");
          hall.meetAndClose("customer-1", "customer-2");
        });
  }

  @Test
  @DisplayName("3.4 a teller who waits for a customer can be interrupted, and others serve on")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT, Kind.LATE_EVENTS})
  void aWaitingTellerCanBeInterrupted(Story story) {
    Bank bank = new Bank(story);
    List<Worker<Object>> tellers =
        List.of(bank.teller("teller-1"), bank.teller("teller-2"), bank.teller("teller-3"));
    tellers.forEach(Worker::settle);

    tellers.get(0).thread().interrupt();
    tellers.get(1).thread().interrupt();

    assertInterrupted(tellers.get(0), "was interrupted while waiting");
    assertInterrupted(tellers.get(1), "was interrupted while waiting");
    bank.enqueue("customer-1");
    bank.close();
    assertGoesHome(tellers.get(2), "was not interrupted; a customer came, and closing time");
    bank.assertServed("two of three tellers were interrupted, then one came", "customer-1");
  }

  @Test
  @DisplayName("3.5 an interrupt before the wait ends it, and customers are there for others")
  @Kinds({Kind.INTERRUPTS, Kind.STATES})
  void anInterruptBeforeTheWait(Story story) {
    Bank bank = new Bank(story);
    assertInterrupted(bank.interrupted("teller-1"), "was interrupted before, and nobody was there");

    bank.enqueue("customer-1");
    bank.enqueue("customer-2");
    assertInterrupted(bank.interrupted("teller-2"), "was interrupted before; two customers waited");
    bank.close();

    assertGoesHome(bank.teller("teller-3"), "came when teller-2 had been interrupted");
    bank.assertServed(
        "two customers were in the queue when an interrupted teller came, and then another one",
        "customer-1",
        "customer-2");
  }

  @Test
  @DisplayName("3.6 an interrupt while a customer is served ends the next wait")
  @Kinds({Kind.INTERRUPTS, Kind.INTERRUPT_ANSWERS})
  void anInterruptWhileServing(Story story) {
    Checkpoint serving = story.checkpoint("serving customer-1");
    Checkpoint forgetting = story.checkpoint("serving customer-2");
    Bank bank = new Bank(story);
    bank.enqueue("customer-1", serving::pass);
    Worker<Object> first = bank.teller("teller-1");
    serving.awaitHeld(1);
    first.thread().interrupt();
    serving.open();
    assertInterrupted(first, "was interrupted while serving customer-1, who did not care");

    bank.enqueue(
        "customer-2",
        () -> {
          forgetting.pass();
          Thread.interrupted();
        });
    Worker<Object> second = bank.teller("teller-2");
    forgetting.awaitHeld(1);
    second.thread().interrupt();
    forgetting.open();
    bank.enqueue("customer-3");
    bank.close();

    assertGoesHome(second, "was interrupted while serving customer-2, who has taken that back");
    bank.assertServed(
        "tellers were interrupted while serving", "customer-1", "customer-2", "customer-3");
  }

  @Test
  @DisplayName("3.7 an interrupt at any moment costs no customer his turn")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void anInterruptCostsNoCustomerHisTurn(Explorer explorer) {
    explorer
        .interrupting("teller-1")
        .everyOrder(
            round -> {
              Hall hall = new Hall(round);
              hall.serves("teller-1");
              hall.serves("teller-2");
              hall.waitAndClose("customer-1");
            });
  }

  @Test
  @DisplayName("3.8 no time passes while a customer waits who could be served")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void noTimePasses(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Hall hall = new Hall(round);
          hall.serves("teller");
          hall.waitAndClose("customer-1", "customer-2");
          round.check(
              () ->
                  assertThat(hall.nanos / 500_000)
                      .withFailMessage(
                          "two customers came, and then closing time; the teller went on to sleep%n"
                              + "half milliseconds until the teller was home: expected 0, was %d",
                          hall.nanos / 500_000)
                      .isZero());
        });
  }

  @Test
  @DisplayName("4.1 after a customer who throws something, the teller serves the next one")
  @Kinds(Kind.FAILURES)
  void aThrowingCustomerDoesNotEndTheTeller(Story story) {
    Bank bank = new Bank(story);
    bank.enqueue("customer-1", () -> throwIt(new IllegalStateException("wrong branch")));
    bank.enqueue("customer-2", () -> throwIt(new IOException("the form is lost")));
    bank.enqueue("customer-3", () -> throwIt(new RuntimeException("lunch")));
    bank.enqueue("customer-4", () -> throwIt(new AssertionError("not this one")));
    bank.enqueue("customer-5");

    bank.teller("teller-1").settle();

    bank.assertServed(
        "four customers threw exceptions and an error, and customer-5 was next",
        "customer-1",
        "customer-2",
        "customer-3",
        "customer-4",
        "customer-5");
  }

  @Test
  @DisplayName("4.2 what a customer throws is written into the book, once, even if it is an error")
  @Kinds(Kind.FAILURES)
  void complaintsAreWrittenDown(Story story) {
    Bank bank = new Bank(story);
    List<Throwable> all =
        List.of(
            new StackOverflowError("too many questions"),
            new IllegalStateException("wrong branch", new IOException("the map is old")),
            new IOException("the form is lost"));
    all.forEach(thrown -> bank.enqueue("customer", () -> throwIt(thrown)));
    bank.close();

    assertGoesHome(bank.teller("teller-1"), "had customers who threw something");

    assertThat(bank.complaints)
        .withFailMessage(
            "three customers threw something%ncomplaints: expected %s, was %s",
            all, bank.complaints)
        .containsExactlyElementsOf(all);
  }

  @Test
  @DisplayName("4.3 while a customer is served or complains, others can come, be served, and close")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.FAILURES})
  void othersCanQueueMeanwhile(Story story) {
    Checkpoint serving = story.checkpoint("serving customer-1");
    Checkpoint writing = story.checkpoint("writing into the book");
    List<String> book = new CopyOnWriteArrayList<>();
    Bank bank =
        new Bank(
            story,
            complaint -> {
              writing.pass();
              book.add(complaint.getMessage() + " by " + Thread.currentThread().getName());
            });
    bank.enqueue(
        "customer-1",
        () -> {
          serving.pass();
          throwIt(new IllegalStateException("wrong branch"));
        });
    Worker<Object> first = bank.teller("teller-1");
    serving.awaitHeld(1);
    assertEnds(story.start("customer-2", () -> bank.enqueue("customer-2")), "is being served");
    serving.open();
    writing.awaitHeld(1);

    assertEnds(story.start("customer-3", () -> bank.enqueue("customer-3")), "complains");
    Worker<Object> second = bank.teller("teller-2");
    story.happens("two are served", () -> bank.served.size() == 3);
    bank.assertServed(
        "a complaint of customer-1 is being written down, two more came, and teller-2",
        "customer-1",
        "customer-2",
        "customer-3");
    assertEnds(story.start("manager", bank::close), "complains");
    writing.open();

    assertGoesHome(first, "has written the complaint down, and the queue is closed");
    assertGoesHome(second, "has served the others, and the queue is closed");
    assertThat(book)
        .withFailMessage(
            "customer-1 complained%nbook: expected [wrong branch by teller-1], was %s", book)
        .containsExactly("wrong branch by teller-1");
  }

  private static void assertEnds(Worker<?> who, String does) {
    assertThat(who.ends())
        .withFailMessage("%s does not get through: customer-1 %s", who.thread().getName(), does)
        .isTrue();
  }

  private static void assertGoesHome(Worker<Object> teller, String seen) {
    assertResult(teller, seen, "come back");
  }

  private static void assertInterrupted(Worker<Object> teller, String seen) {
    assertResult(teller, seen, "an InterruptedException");
  }

  private static void assertResult(Worker<Object> teller, String seen, String expected) {
    Object result = teller.ends() ? teller.result() : "still waiting";
    assertThat(result instanceof InterruptedException ? "an InterruptedException" : result)
        .withFailMessage(
            "%s %s%nserve(): expected %s, was %s",
            teller.thread().getName(), seen, expected, result)
        .isEqualTo(expected);
  }

  private static void throwIt(Throwable what) {
    TellerQueueTest.<RuntimeException>throwAny(what);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void throwAny(Throwable e) throws E {
    throw (E) e;
  }

  /** A queue with tellers and customers who write down what happens to them. */
  private static final class Bank {
    private final Story story;
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final List<String> servedBy = new CopyOnWriteArrayList<>();
    private final List<Throwable> complaints = new CopyOnWriteArrayList<>();
    private final TellerQueue queue;

    Bank(Story story) {
      this.story = story;
      queue = new TellerQueue(complaints::add);
    }

    Bank(Story story, Consumer<Throwable> book) {
      this.story = story;
      queue = new TellerQueue(book);
    }

    Object enqueue(String customer) {
      return enqueue(customer, () -> {});
    }

    /** Lets a customer queue who has this wish; returns what enqueue() throws. */
    Object enqueue(String customer, Runnable wish) {
      story.note(customer + " comes");
      try {
        queue.enqueue(
            () -> {
              story.note("serves " + customer);
              servedBy.add(Thread.currentThread().getName());
              served.add(customer);
              wish.run();
            });
        return "no exception";
      } catch (RuntimeException e) {
        story.note(customer + " is refused");
        return e;
      }
    }

    void close() {
      story.note("closes the queue");
      queue.close();
    }

    /** Starts a teller, who returns "come back", or what serve() throws. */
    Worker<Object> teller(String name) {
      return story.start(name, this::serve);
    }

    /** Starts a teller who has been interrupted. */
    Worker<Object> interrupted(String name) {
      return story.start(
          name,
          () -> {
            Thread.currentThread().interrupt();
            return serve();
          });
    }

    private Object serve() {
      Story.Action serve = queue::serve; // it may throw what it declares, and need not declare it
      try {
        serve.run();
        story.note("goes home");
        return "come back";
      } catch (InterruptedException e) {
        return e; // no step of the story: at its end, whoever still waits is interrupted
      } catch (Throwable e) {
        story.note("leaves with " + e.getClass().getSimpleName());
        return e;
      }
    }

    void assertServed(String seen, String... expected) {
      assertThat(served)
          .withFailMessage("%s%nserved: expected %s, was %s", seen, List.of(expected), served)
          .containsExactly(expected);
    }

    void assertSleeps(Worker<Object> teller, String because) {
      Worker.Rest rest = teller.settle();
      boolean limit = teller.thread().getState() == Thread.State.TIMED_WAITING;
      Object seen = rest == Worker.Rest.PARKED && limit ? "asleep with a limit of time" : rest;
      assertThat(seen)
          .withFailMessage(
              "%s: the teller should sleep until he is woken%n"
                  + "teller-1: expected PARKED (asleep), was %s",
              because, seen)
          .isEqualTo(Worker.Rest.PARKED);
    }
  }

  /** A queue to which they come in every order. Nobody is served twice, and nobody forgotten. */
  private static final class Hall {
    private final Round round;
    private final List<Throwable> complaints = new CopyOnWriteArrayList<>();
    private final TellerQueue queue = new TellerQueue(complaints::add);
    private final List<String> in = new CopyOnWriteArrayList<>();
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final long begin = System.nanoTime();
    private volatile long nanos; // until the last teller was home

    Hall(Round round) {
      this.round = round;
      round.check(
          () -> {
            assertThat(complaints)
                .withFailMessage(
                    "nobody had a reason to complain%ncomplaints: expected none, was %s",
                    complaints)
                .isEmpty();
            assertThat(served)
                .withFailMessage(
                    "all who came in have to be served%nserved: expected %s, was %s", in, served)
                .containsExactlyInAnyOrderElementsOf(in);
          });
    }

    void serves(String teller) {
      round.thread(
          teller,
          () -> {
            queue.serve();
            nanos = System.nanoTime() - begin;
            round.note("goes home");
          });
    }

    void comes(String customer) {
      round.thread(
          customer,
          () -> {
            try {
              enqueue(customer, () -> {});
            } catch (IllegalStateException e) {
              round.note("is refused");
            }
          });
    }

    private void enqueue(String customer, Story.Action wish) {
      queue.enqueue(
          () -> {
            served.add(customer);
            round.note("serves " + customer);
            round.seam();
            try {
              wish.run();
            } catch (Exception e) {
              complaints.add(e);
            }
          });
      in.add(customer);
      round.note(customer + " is in the queue");
    }

    void closes() {
      round.thread("manager", this::close);
    }

    private void close() {
      queue.close();
      round.note("has closed the queue");
    }

    void comeAndClose(String... customers) {
      round.thread(
          "manager",
          () -> {
            for (String customer : customers) {
              enqueue(customer, () -> {});
            }
            close();
          });
    }

    /** Each customer waits for all the others, and the manager closes when they have met. */
    void meetAndClose(String... customers) {
      CountDownLatch met = new CountDownLatch(customers.length);
      round.thread(
          "manager",
          () -> {
            for (String customer : customers) {
              enqueue(
                  customer,
                  () -> {
                    met.countDown();
                    met.await();
                  });
            }
            met.await();
            close();
          });
    }

    /** Customers come one after the other, and the manager closes when all have been served. */
    void waitAndClose(String... customers) {
      CountDownLatch done = new CountDownLatch(customers.length);
      round.thread(
          "manager",
          () -> {
            for (String customer : customers) {
              enqueue(customer, done::countDown);
            }
            done.await();
            close();
          });
    }
  }
}

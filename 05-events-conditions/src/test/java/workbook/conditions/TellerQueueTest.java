package workbook.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 4 · TellerQueue")
@Exercise(module = "05-events-conditions", number = 4)
class TellerQueueTest {

  @Test
  @DisplayName("1.1 who comes after closing time is refused")
  void whoComesAfterClosingTimeIsRefused(Story story) {
    Bank bank = new Bank(story);
    bank.enqueue("customer-1");
    bank.close();

    Object seen = bank.enqueue("customer-2");

    assertThat(seen)
        .withFailMessage(
            "customer-2 came after closing time%n"
                + "enqueue(): expected java.lang.IllegalStateException, was %s",
            seen)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("1.2 who comes at closing time is refused or served (if the lock is the queue's)")
  void whoComesAtClosingTimeIsRefusedOrServed(Story story) {
    Checkpoint holding = story.checkpoint("holding the monitor of the queue");
    Bank bank = new Bank(story);
    Worker<Void> manager =
        story.start(
            "manager",
            () -> {
              synchronized (bank.queue) { // if this is its lock, the customer is halfway in
                holding.pass();
                bank.close();
                bank.queue.serve(); // the last one who looks for customers
                story.note("has served whoever was there");
              }
            });
    holding.awaitHeld(1);
    Worker<Object> customer = story.start("customer", () -> bank.enqueue("customer"));
    customer.settle();

    holding.open();

    if (manager.ends()) { // if not, the queue has more locks than this, and nothing is shown
      Object seen = customer.result();
      assertThat(seen instanceof IllegalStateException || bank.served.contains("customer"))
          .withFailMessage(
              "the customer was about to queue when the queue was closed, and the last teller left%n"
                  + "enqueue(): expected java.lang.IllegalStateException, or that he is served;"
                  + " was %s; served: %s",
              seen, bank.served)
          .isTrue();
    }
  }

  @Test
  @DisplayName("2.1 who is in the queue at closing time is served, in the order of arrival")
  void theQueueIsServedToItsEnd(Story story) {
    Bank bank = new Bank(story);
    bank.enqueue("customer-1");
    bank.enqueue("customer-2");
    bank.enqueue("customer-3");
    bank.close();

    bank.teller("teller-1").result();

    assertThat(bank.served)
        .withFailMessage(
            "three customers were in the queue at closing time%n"
                + "served: expected [customer-1, customer-2, customer-3], was %s",
            bank.served)
        .containsExactly("customer-1", "customer-2", "customer-3");
  }

  @Test
  @DisplayName("2.2 at closing time, every teller goes home who waits for a customer")
  void everyTellerGoesHome(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> first = bank.teller("teller-1");
    Worker<Object> second = bank.teller("teller-2");
    first.settle();
    second.settle();

    bank.close();

    assertGoesHome(story, first, "was waiting for a customer at closing time");
    assertGoesHome(story, second, "was waiting for a customer at closing time");
  }

  @Test
  @DisplayName("2.3 whoever comes to serve after closing time goes home, too")
  void lateTellersGoHome(Story story) {
    Bank bank = new Bank(story);
    bank.close();

    assertGoesHome(story, bank.teller("teller-1"), "came to serve after closing time");
    assertGoesHome(story, bank.teller("teller-2"), "came to serve after closing time");
  }

  @Test
  @DisplayName("2.4 closing waits for nobody who is served")
  void closingWaitsForNobody(Story story) {
    Checkpoint serving = story.checkpoint("serving customer-1");
    Bank bank = new Bank(story);
    bank.enqueue("customer-1", serving::pass);
    bank.teller("teller-1");
    serving.awaitHeld(1);

    Worker<Void> manager = story.start("manager", bank::close);

    assertThat(manager.ends())
        .withFailMessage("the manager cannot close the queue: customer-1 is still being served")
        .isTrue();
  }

  @Test
  @DisplayName("3.1 a teller without a customer waits, and does not look up again and again")
  void aTellerWithoutACustomerIsParked(Story story) {
    Bank bank = new Bank(story);

    Worker.Rest rest = bank.teller("teller-1").settle();

    assertThat(rest)
        .withFailMessage(
            "nobody is in the queue: the teller should sleep%n"
                + "teller-1: expected PARKED (asleep), was %s",
            rest)
        .isEqualTo(Worker.Rest.PARKED);
  }

  @Test
  @DisplayName("3.2 two tellers wait, and two customers come: both are served at the same time")
  void twoCustomersAreServedAtTheSameTime(Story story) {
    Checkpoint serving = story.checkpoint("serving a customer");
    Bank bank = new Bank(story);
    bank.teller("teller-1").settle();
    bank.teller("teller-2").settle();

    synchronized (bank.queue) { // if this is the lock of the queue, they come in one go
      bank.enqueue("customer-1", serving::pass);
      bank.enqueue("customer-2", serving::pass);
    }

    assertThat(story.happens("two are served", () -> bank.served.size() == 2))
        .withFailMessage(
            "two tellers were waiting when two customers came%n"
                + "being served: expected both customers, was %s",
            bank.served)
        .isTrue();
  }

  @Test
  @DisplayName("3.3 a teller who wakes for no reason goes on waiting (if the lock is the queue's)")
  void wakingForNoReasonIsNoCustomer(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> teller = bank.teller("teller-1");
    teller.settle();

    boolean waits =
        teller
            .settleAfter(
                () -> {
                  synchronized (bank.queue) {
                    bank.queue.notifyAll();
                  }
                })
            .isWaiting();

    assertThat(waits)
        .withFailMessage(
            "teller-1 was woken, but no customer had come, and it was not closing time%n"
                + "serve(): expected to wait on, came back with %s",
            waits ? "nothing" : teller.result())
        .isTrue();
    assertThat(bank.complaints)
        .withFailMessage(
            "teller-1 was woken, but no customer had come, and it was not closing time%n"
                + "complaints: expected none, was %s",
            bank.complaints)
        .isEmpty();
  }

  @Test
  @DisplayName("3.4 a teller who waits for a customer can be interrupted")
  void aWaitingTellerCanBeInterrupted(Story story) {
    Bank bank = new Bank(story);
    Worker<Object> teller = bank.teller("teller-1");
    teller.settle();

    teller.thread().interrupt();

    assertThat(teller.ends())
        .withFailMessage("teller-1 was interrupted while waiting, and does not come back")
        .isTrue();
    assertThat(teller.result())
        .withFailMessage(
            "teller-1 was interrupted while waiting%n"
                + "serve(): expected java.lang.InterruptedException, was %s",
            teller.result())
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  @DisplayName("4.1 after a customer who throws something, the teller serves the next one")
  void aThrowingCustomerDoesNotEndTheTeller(Story story) {
    Bank bank = new Bank(story);
    bank.enqueue("customer-1", () -> throwIt(new IllegalStateException("wrong branch")));
    bank.enqueue("customer-2");

    bank.teller("teller-1").settle();

    assertThat(bank.served)
        .withFailMessage(
            "customer-1 threw an exception, and customer-2 was next%n"
                + "served: expected [customer-1, customer-2], was %s",
            bank.served)
        .containsExactly("customer-1", "customer-2");
  }

  @Test
  @DisplayName("4.2 what a customer throws is written into the book, even if it is an error")
  void complaintsAreWrittenDown(Story story) {
    Bank bank = new Bank(story);
    Error error = new StackOverflowError("too many questions");
    bank.enqueue("customer-1", () -> throwIt(error));

    bank.teller("teller-1").settle();

    assertThat(bank.complaints)
        .withFailMessage(
            "customer-1 threw an error%ncomplaints: expected [%s], was %s", error, bank.complaints)
        .containsExactly(error);
  }

  @Test
  @DisplayName("4.3 while a customer is served, others can join the queue")
  void othersCanQueueMeanwhile(Story story) {
    Checkpoint serving = story.checkpoint("serving customer-1");
    Bank bank = new Bank(story);
    bank.enqueue("customer-1", serving::pass);
    bank.teller("teller-1");
    serving.awaitHeld(1);

    Worker<Object> second = story.start("customer-2", () -> bank.enqueue("customer-2"));

    assertThat(second.ends())
        .withFailMessage("customer-2 cannot join the queue: customer-1 is still being served")
        .isTrue();
  }

  private static void assertGoesHome(Story story, Worker<Object> teller, String seen) {
    boolean home = teller.ends();
    Object result = home ? teller.result() : "still waiting";
    assertThat(result)
        .withFailMessage(
            "%s %s%nserve(): expected to come back, was %s",
            teller.thread().getName(), seen, result)
        .isEqualTo("come back");
  }

  private static void throwIt(Throwable what) {
    if (what instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) what;
  }

  /** A queue with tellers and customers who write down what happens to them. */
  private static final class Bank {
    private final Story story;
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final List<Throwable> complaints = new CopyOnWriteArrayList<>();
    private final TellerQueue queue = new TellerQueue(complaints::add);

    Bank(Story story) {
      this.story = story;
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
      Story.Action serve = queue::serve;
      return story.start(
          name,
          () -> {
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
          });
    }
  }
}

package workbook.conditions;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 3 · BoundedBuffer")
@Exercise(module = "05-events-conditions", number = 3)
class BoundedBufferTest {

  @Test
  @DisplayName("1.1 a teller who takes a form lets a clerk go on, though other tellers wait, too")
  void aTellerLetsAClerkGoOn(Story story) {
    Office office = new Office(story, 1);
    Worker<Object> teller1 = office.takes("teller-1");
    office.lock.settle(teller1);
    Worker<Object> teller2 = office.takes("teller-2");
    office.lock.settle(teller1, teller2);

    Worker<Object> clerk =
        office.start("clerk", () -> office.inOneStep(() -> office.put("A") + office.put("B")));

    office.assertNobodySleeps(
        "the clerk puts in two forms, one after the other; two tellers wait for one each",
        clerk,
        teller1,
        teller2);
  }

  @Test
  @DisplayName("1.2 a clerk who puts a form in lets a teller go on, though other clerks wait, too")
  void aClerkLetsATellerGoOn(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");
    Worker<Object> clerk1 = office.puts("clerk-1", "B");
    office.lock.settle(clerk1);
    Worker<Object> clerk2 = office.puts("clerk-2", "C");
    office.lock.settle(clerk1, clerk2);

    Worker<Object> teller =
        office.start("teller", () -> office.inOneStep(() -> office.take() + office.take()));

    office.assertNobodySleeps(
        "the teller takes two forms, one after the other; two clerks wait for a place each",
        teller,
        clerk1,
        clerk2);
  }

  @Test
  @DisplayName("1.3 two forms at once let two tellers go on")
  void twoFormsLetTwoTellersGoOn(Story story) {
    Office office = new Office(story, 2);
    Worker<Object> teller1 = office.takes("teller-1");
    Worker<Object> teller2 = office.takes("teller-2");
    office.lock.settle(teller1, teller2);

    Worker<Object> clerk =
        office.start("clerk", () -> office.inOneStep(() -> office.put("A") + office.put("B")));

    office.assertNobodySleeps("the clerk put in two forms in one step", clerk, teller1, teller2);
  }

  @Test
  @DisplayName("2.1 a clerk who finds the tray full again goes on waiting")
  void aClerkWaitsForARoomyTray(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");
    Worker<Object> clerk = office.puts("clerk", "B");
    office.lock.settle(clerk);

    office.start("manager", () -> office.inOneStep(() -> office.take() + office.put("Z"))).result();

    assertThat(office.lock.isDone(clerk))
        .withFailMessage(
            "the manager took a form and put in another in one step, and the clerk went on%n"
                + "forms in a tray for 1: expected 1, was 2")
        .isFalse();
  }

  @Test
  @DisplayName("2.2 a clerk who waits can be interrupted; the form is not put in")
  void aClerkCanBeInterrupted(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");
    Worker<Object> clerk = office.puts("clerk", "B");
    office.lock.settle(clerk);

    office.lock.interrupt(clerk);

    office.assertInterrupted(clerk);
    assertThat(office.contents())
        .withFailMessage(
            "the clerk was interrupted before there was a place%n"
                + "forms in the tray: expected [A], was %s",
            office.contents)
        .containsExactly("A");
  }

  @Test
  @DisplayName("2.3 while somebody holds the lock, nobody else puts in or takes a form")
  void nobodyElseTouchesTheTray(Story story) {
    Office office = new Office(story, 4);
    office.isGiven("A", "B");

    office.assertTheyWaitForTheLock(() -> office.puts("clerk", "C"), () -> office.takes("teller"));
  }

  @Test
  @DisplayName("3.1 a teller who finds the tray empty again goes on waiting")
  void aTellerWaitsForAForm(Story story) {
    Office office = new Office(story, 1);
    Worker<Object> teller = office.takes("teller");
    office.lock.settle(teller);

    office.start("manager", () -> office.inOneStep(() -> office.put("A") + office.take())).result();

    assertThat(office.lock.isDone(teller))
        .withFailMessage(
            "the manager put in a form and took it out again in one step, and the teller went on%n"
                + "the teller: expected to wait, was done with no form")
        .isFalse();
  }

  @Test
  @DisplayName("3.2 a teller who waits can be interrupted, and costs no form")
  void aTellerCanBeInterrupted(Story story) {
    Office office = new Office(story, 1);
    Worker<Object> teller = office.takes("teller");
    office.lock.settle(teller);

    office.lock.interrupt(teller);

    office.assertInterrupted(teller);
    office.isGiven("A");
    assertThat(office.contents())
        .withFailMessage(
            "the teller was interrupted and left, and then a form was put in%n"
                + "forms in the tray: expected [A], was %s",
            office.contents)
        .containsExactly("A");
  }

  @Test
  @DisplayName("3.3 what was put in first is taken out first")
  void firstInFirstOut(Story story) {
    Office office = new Office(story, 4);
    office.isGiven("A", "B", "C");

    Worker<Object> teller =
        office.start("teller", () -> office.take() + office.take() + office.take());

    office.assertNobodySleeps("there are three forms in the tray", teller);
    assertThat(teller.result())
        .withFailMessage(
            "the forms A, B and C were put in, in this order%nexpected ABC, was %s",
            teller.result())
        .isEqualTo("ABC");
  }

  @Test
  @DisplayName("4.1 two free places let two clerks go on")
  void twoPlacesLetTwoClerksGoOn(Story story) {
    Office office = new Office(story, 2);
    office.isGiven("A", "B");
    Worker<Object> clerk1 = office.puts("clerk-1", "C");
    Worker<Object> clerk2 = office.puts("clerk-2", "D");
    office.lock.settle(clerk1, clerk2);

    Worker<Object> teller =
        office.start("teller", () -> office.inOneStep(() -> office.take() + office.take()));

    office.assertNobodySleeps("the teller took two forms in one step", teller, clerk1, clerk2);
  }

  @Test
  @DisplayName("5.1 who finds no place in time gets the answer false, and the form is not put in")
  void noPlaceInTime(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");

    String answers =
        office.start("clerk-1", () -> office.offer("B", 1, NANOSECONDS)).result()
            + ", "
            + office.start("clerk-2", () -> office.offer("C", 0, NANOSECONDS)).result();

    String seen = answers + ", " + office.contents();
    assertThat(seen)
        .withFailMessage(
            "the tray was full, and two clerks offered a form with no time to wait%n"
                + "the answers, forms in the tray: expected false, false, [A], was %s",
            seen)
        .isEqualTo("false, false, [A]");
  }

  @Test
  @DisplayName("5.2 who offers a form waits for a place, and lets a teller go on")
  void anOfferIsTaken(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");
    Worker<Object> clerk = office.start("clerk", () -> office.offer("B", 1, DAYS));
    office.lock.settle(clerk);

    Worker<Object> teller =
        office.start("teller", () -> office.inOneStep(() -> office.take() + office.take()));

    office.assertNobodySleeps(
        "the clerk offers the form B; the teller takes A and wants B, too", teller, clerk);
    String seen = clerk.result() + ", " + teller.result();
    assertThat(seen)
        .withFailMessage(
            "the clerk offered B when A was in the tray, and the teller took both%n"
                + "the answer, the forms: expected true, AB, was %s",
            seen)
        .isEqualTo("true, AB");
  }

  @Test
  @DisplayName("5.3 an offer that wakes up in vain waits for the rest of the time only")
  void theTimeOfAnOfferDoesNotBeginAgain(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");

    Worker<Object> clerk = office.start("clerk", () -> office.offer("B", 1, DAYS));

    office.assertWaitsForTheRest(clerk);
  }

  @Test
  @DisplayName("5.4 where there is a place, an offer needs no time")
  void aPlaceThatIsThereNeedsNoTime(Story story) {
    Office office = new Office(story, 2);
    office.isGiven("A");

    Object answer = office.start("clerk", () -> office.offer("B", 0, NANOSECONDS)).result();

    String seen = answer + ", " + office.contents();
    assertThat(seen)
        .withFailMessage(
            "there was a place in the tray, and a clerk offered B with no time to wait%n"
                + "the answer, forms in the tray: expected true, [A, B], was %s",
            seen)
        .isEqualTo("true, [A, B]");
  }

  @Test
  @DisplayName("6.1 who finds no form in time gets null")
  void noFormInTime(Story story) {
    Office office = new Office(story, 1);

    String seen =
        office.start("teller-1", () -> office.poll(1, NANOSECONDS)).result()
            + ", "
            + office.start("teller-2", () -> office.poll(0, NANOSECONDS)).result();

    assertThat(seen)
        .withFailMessage(
            "the tray was empty, and two tellers had no time to wait%n"
                + "the answers: expected null, null, was %s",
            seen)
        .isEqualTo("null, null");
  }

  @Test
  @DisplayName("6.2 who polls waits for a form, and lets a clerk go on")
  void aPollMakesRoom(Story story) {
    Office office = new Office(story, 1);
    Worker<Object> teller = office.start("teller", () -> office.poll(1, DAYS));
    office.lock.settle(teller);

    Worker<Object> clerk =
        office.start("clerk", () -> office.inOneStep(() -> office.put("A") + office.put("B")));

    office.assertNobodySleeps(
        "the teller polls for a form; the clerk puts in A, and wants to put in B, too",
        clerk,
        teller);
    assertThat(teller.result())
        .withFailMessage(
            "the teller waited for a form, and the clerk put in A%nexpected A, was %s",
            teller.result())
        .isEqualTo("A");
  }

  @Test
  @DisplayName("6.3 a poll that wakes up in vain waits for the rest of the time only")
  void theTimeOfAPollDoesNotBeginAgain(Story story) {
    Office office = new Office(story, 1);

    Worker<Object> teller = office.start("teller", () -> office.poll(1, DAYS));

    office.assertWaitsForTheRest(teller);
  }

  @Test
  @DisplayName("6.4 while somebody holds the lock, nobody else offers or polls")
  void nobodyElseOffersOrPolls(Story story) {
    Office office = new Office(story, 4);
    office.isGiven("A", "B");

    office.assertTheyWaitForTheLock(
        () -> office.start("clerk", () -> office.offer("C", 1, DAYS)),
        () -> office.start("teller", () -> office.poll(1, DAYS)));
  }

  @Test
  @DisplayName("6.5 where there is a form, a poll needs no time")
  void aFormThatIsThereNeedsNoTime(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");

    Worker<Object> teller = office.start("teller", () -> office.poll(0, NANOSECONDS));

    assertThat(teller.result())
        .withFailMessage(
            "there was a form in the tray, and a teller polled with no time to wait%n"
                + "the answer: expected A, was %s",
            teller.result())
        .isEqualTo("A");
  }

  /** Where clerks and tellers share a tray, and what they do with it is written down. */
  private static final class Office {
    private final Story story;
    private final WatchedLock lock;
    private final BoundedBuffer<String> tray;
    private final List<String> contents = new ArrayList<>();

    Office(Story story, int capacity) {
      this.story = story;
      lock = new WatchedLock(story);
      tray = new BoundedBuffer<>(capacity, lock);
    }

    /** Before the story begins. */
    void isGiven(String... forms) {
      Worker<Object> manager =
          start(
              "manager",
              () -> {
                for (String form : forms) {
                  put(form);
                }
                return "";
              });
      assertNobodySleeps("there was a place for " + Arrays.asList(forms), manager);
    }

    Worker<Object> puts(String clerk, String form) {
      return start(clerk, () -> put(form));
    }

    Worker<Object> takes(String teller) {
      return start(teller, this::take);
    }

    String put(String form) throws InterruptedException {
      story.note("wants to put in " + form);
      tray.put(form);
      story.note("has put in " + form);
      return form;
    }

    String take() throws InterruptedException {
      story.note("wants a form");
      String form = tray.take();
      story.note("has got " + form);
      return form;
    }

    boolean offer(String form, long time, TimeUnit unit) throws InterruptedException {
      story.note("offers " + form);
      boolean in = tray.offer(form, time, unit);
      story.note("has offered " + form + ": " + in);
      return in;
    }

    String poll(long time, TimeUnit unit) throws InterruptedException {
      story.note("polls");
      String form = tray.poll(time, unit);
      story.note("has polled " + form);
      return form;
    }

    String inOneStep(Callable<String> step) throws Exception {
      lock.lock();
      try {
        return step.call();
      } finally {
        lock.unlock();
      }
    }

    /** Takes out whatever there is; at the end, somebody waits for a form. */
    List<String> contents() {
      Worker<Object> teller = takes("teller-0");
      while (lock.isDone(teller)) {
        contents.add(String.valueOf(teller.result()));
        teller = takes("teller-0");
      }
      return contents;
    }

    void assertNobodySleeps(String seen, Worker<?>... workers) {
      lock.settle(workers);
      Stream.of(workers).filter(worker -> !worker.thread().isAlive()).forEach(Worker::result);
      List<String> asleep =
          Stream.of(workers)
              .map(Worker::thread)
              .filter(Thread::isAlive)
              .map(Thread::getName)
              .toList();
      assertThat(asleep)
          .withFailMessage(
              "%s: somebody waits for ever%nwho waits: expected [], was %s", seen, asleep)
          .isEmpty();
    }

    void assertTheyWaitForTheLock(
        Supplier<Worker<Object>> oneStarts, Supplier<Worker<Object>> otherStarts) {
      Checkpoint holding = story.checkpoint("holding the lock");
      start(
          "manager",
          () ->
              inOneStep(
                  () -> {
                    story.note("holds the lock");
                    holding.pass();
                    return "";
                  }));
      holding.awaitHeld(1);
      Worker<Object> one = oneStarts.get();
      Worker<Object> other = otherStarts.get();
      List<String> inside =
          Stream.of(one, other)
              .filter(worker -> !worker.settle().isWaiting())
              .map(worker -> worker.thread().getName())
              .toList();
      holding.open();
      story.join();

      assertThat(inside)
          .withFailMessage(
              "the manager held the lock, and somebody else used the tray%n"
                  + "who did not wait: expected [], was %s",
              inside)
          .isEmpty();
    }

    void assertInterrupted(Worker<Object> worker) {
      String name = worker.thread().getName();
      assertThat(lock.isDone(worker))
          .withFailMessage("the %s was interrupted, and still waits", name)
          .isTrue();
      assertThat(worker.result())
          .withFailMessage(
              "the %s was interrupted while waiting%n"
                  + "expected java.lang.InterruptedException, was: %s",
              name, worker.result())
          .isInstanceOf(InterruptedException.class);
      assertThat(lock.isFree())
          .withFailMessage(
              "the %s was interrupted and left, and the lock went along%n"
                  + "the lock: expected to be free, was held",
              name)
          .isTrue();
    }

    /** Wakes somebody who has a day to wait, when a part of the day is over. */
    void assertWaitsForTheRest(Worker<?> worker) {
      lock.settle(worker);
      long begin = System.nanoTime();
      worker.settle();
      Duration passed = Duration.ofNanos(System.nanoTime() - begin);
      lock.wakeForNoReason();
      if (lock.isDone(worker)) {
        worker.result();
      }
      assertThat(worker.thread().isAlive())
          .withFailMessage(
              "the %s has a day, woke up for no reason, and did not go on waiting",
              worker.thread().getName())
          .isTrue();
      Duration rest = Duration.ofDays(1).minus(passed.dividedBy(2));
      assertThat(lock.times().stream().skip(1))
          .withFailMessage(
              "the %s has a day, woke up for no reason, and the day began again%n"
                  + "how long he waits: expected a day (PT24H), then %s or less, was %s",
              worker.thread().getName(), rest, lock.times())
          .allMatch(time -> time.compareTo(rest) <= 0);
    }

    /** Starts somebody whose result is what the call returns, or that it was interrupted. */
    Worker<Object> start(String name, Callable<Object> call) {
      return story.start(
          name,
          () -> {
            try {
              return call.call();
            } catch (InterruptedException e) {
              return e;
            }
          });
    }
  }
}

package workbook.conditions;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

@DisplayName("Exercise 3 · BoundedBuffer")
@Exercise(module = "05-events-conditions", number = 3)
class BoundedBufferTest {
  private static final int LOOKS = 8; // two seconds and more, altogether
  private static final List<Long> TIMES = List.of(1L, 0L, -1L, Long.MIN_VALUE);
  private static final List<Long> CLOCKS = List.of(1_000_000_000L, Long.MAX_VALUE - 1_000);

  @Test
  @DisplayName("1.1 a teller who takes a form lets a clerk go on, though other tellers wait, too")
  @Kinds({Kind.MORE_WHO_WAIT, Kind.LOCK_HELD_OUTSIDE})
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
  @Kinds({Kind.MORE_WHO_WAIT, Kind.LOCK_HELD_OUTSIDE})
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
  @Kinds(Kind.MORE_WHO_WAIT)
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
  @DisplayName("1.4 two clerks, two tellers, one place: in every order, each form is taken once")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT, Kind.WHO_IS_INSIDE})
  void inEveryOrder(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Desk desk = new Desk(round, 1);
          desk.takes("teller-1");
          desk.takes("teller-2");
          desk.puts("clerk-1", "A");
          desk.puts("clerk-2", "B");
          round.check(() -> desk.assertTaken("A", "B"));
        });
  }

  @Test
  @DisplayName("1.5 two trays with the same lock are two trays")
  @Kinds(Kind.SIZES)
  void eachTrayIsByItself(Story story) {
    Office office = new Office(story, 1);
    BoundedBuffer<String> other = new BoundedBuffer<>(1, office.lock);
    Worker<Object> teller = office.takes("teller");
    office.lock.settle(teller);

    Worker<Object> clerk =
        office.start(
            "clerk",
            () -> {
              story.note("puts a form into another tray");
              other.put("Z");
              return "";
            });
    office.assertNobodySleeps("there is a place in another tray", clerk);
    office.lock.wakeForNoReason();

    assertThat(office.lock.isDone(teller))
        .withFailMessage(
            "a form was put into another tray, and the teller who waits at this one went on")
        .isFalse();
    office.isGiven("A");
    assertThat(teller.result())
        .withFailMessage("the teller waited, and A was put in%nexpected A, was %s", teller.result())
        .isEqualTo("A");
  }

  @Test
  @DisplayName("2.1 a clerk who finds the tray full again goes on waiting")
  @Kinds(Kind.STATES)
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
  @DisplayName("2.2 a clerk who waits, first or second, can be interrupted; no form is put in")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void aClerkCanBeInterrupted(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");

    office.assertBothCanBeInterrupted(
        office.puts("clerk-1", "B"),
        office.puts("clerk-2", "C"),
        office.start("clerk-3", () -> office.interrupted(() -> office.put("D"))));

    office.assertContents("three clerks were interrupted while the tray was full", "A");
  }

  @Test
  @DisplayName("2.3 while somebody holds the lock, nobody else puts in or takes a form")
  @Kinds({Kind.LOCK_HELD_OUTSIDE, Kind.WHO_IS_INSIDE})
  void nobodyElseTouchesTheTray(Story story) {
    Office office = new Office(story, 4);
    office.isGiven("A", "B");

    office.assertTheyWaitForTheLock(() -> office.puts("clerk", "C"), () -> office.takes("teller"));
  }

  @Test
  @DisplayName("2.4 a clerk is interrupted at any moment: a place is left for another one")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void aClerkIsInterrupted(Explorer explorer) {
    explorer
        .interrupting("clerk-1")
        .everyOrder(
            round -> {
              Desk desk = new Desk(round, 1);
              desk.tray.put("A");
              desk.putsAndTakesBack("clerk-1", () -> desk.put("B"));
              desk.putsAndTakesBack("clerk-2", () -> desk.put("C"));
              desk.takes("teller");
            });
  }

  @Test
  @DisplayName("2.5 a clerk who waits sleeps, for as long as it takes")
  @Kinds(Kind.OWN_LIMITS)
  void aClerkSleeps(Story story, Explorer explorer) {
    Office office = new Office(story, 1);
    office.isGiven("A");
    office.assertSleeps(office.puts("clerk", "B"));

    explorer.everyOrder(
        round -> {
          Desk desk = new Desk(round, 1);
          desk.tray.put("A");
          AtomicBoolean tooEarly = new AtomicBoolean(true);
          round.thread(
              "clerk",
              () -> {
                desk.put("B");
                if (tooEarly.get()) {
                  round.wrong("the tray was full, and the clerk put in another form all the same");
                }
              });
          round.thread(
              "teller",
              () -> {
                DAYS.sleep(1_000);
                round.note("comes after a thousand days");
                tooEarly.set(false);
                desk.take();
                desk.take();
              });
          round.check(() -> desk.assertTaken("A", "B"));
        });
  }

  @Test
  @DisplayName("3.1 a teller who finds the tray empty again goes on waiting")
  @Kinds(Kind.STATES)
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
  @DisplayName("3.2 a teller who waits, first or second, can be interrupted, and costs no form")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void aTellerCanBeInterrupted(Story story) {
    Office office = new Office(story, 1);

    office.assertBothCanBeInterrupted(
        office.takes("teller-1"),
        office.takes("teller-2"),
        office.start("teller-3", () -> office.interrupted(office::take)));

    office.isGiven("A");
    office.assertContents("three tellers were interrupted; then the manager put in a form", "A");
  }

  @Test
  @DisplayName("3.3 what was put in first is taken out first")
  @Kinds(Kind.STATES)
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
  @DisplayName("3.4 a thousand forms go through a tray for three, in the order of their coming")
  @Kinds(Kind.SIZES)
  void aThousandForms(Story story) {
    BoundedBuffer<Integer> tray = new BoundedBuffer<>(3, new ReentrantLock());
    List<Integer> forms = IntStream.range(0, 1_000).boxed().toList();

    story.start(
        "clerk",
        () -> {
          for (Integer form : forms) {
            tray.put(form);
          }
        });
    Worker<List<Integer>> teller =
        story.start(
            "teller",
            () -> {
              List<Integer> taken = new ArrayList<>();
              for (int i = 0; i < 1_000; i++) {
                taken.add(tray.take());
              }
              return taken;
            });
    story.join();

    assertThat(teller.result().equals(forms))
        .withFailMessage(
            "a clerk put in the forms 0 to 999%nthe teller: expected 0 to 999 in order, was %s",
            teller.result())
        .isTrue();
  }

  @Test
  @DisplayName("3.5 a teller is interrupted at any moment: the form is left for another one")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void aTellerIsInterrupted(Explorer explorer) {
    explorer
        .interrupting("teller-1")
        .everyOrder(
            round -> {
              Desk desk = new Desk(round, 1);
              desk.takesAndGivesBack("teller-1", desk::take);
              desk.takesAndGivesBack("teller-2", desk::take);
              desk.puts("clerk", "A");
            });
  }

  @Test
  @DisplayName("3.6 a teller who waits sleeps, for as long as it takes")
  @Kinds(Kind.OWN_LIMITS)
  void aTellerSleeps(Story story, Explorer explorer) {
    Office office = new Office(story, 1);
    office.assertSleeps(office.takes("teller"));

    explorer.everyOrder(
        round -> {
          Desk desk = new Desk(round, 1);
          desk.takes("teller");
          round.thread(
              "clerk",
              () -> {
                DAYS.sleep(1_000);
                round.note("comes after a thousand days");
                desk.put("A");
              });
          round.check(() -> desk.assertTaken("A"));
        });
  }

  @Test
  @DisplayName("4.1 two free places let two clerks go on")
  @Kinds(Kind.MORE_WHO_WAIT)
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
  @Kinds({Kind.TIMES, Kind.SIZES})
  void noPlaceInTime(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");

    for (long time : TIMES) {
      office.assertAnswer("clerk", () -> office.offer("B", time, MICROSECONDS), time, false);
    }

    office.assertContents("the tray was full, and clerks without time offered a form", "A");
  }

  @Test
  @DisplayName("5.2 who offers a form waits for a place, and lets a teller go on")
  @Kinds(Kind.STATES)
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
  @DisplayName("5.3 the time of an offer is kept, whatever wakes the clerk or the clock shows")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES})
  void theTimeOfAnOfferDoesNotBeginAgain(Explorer explorer) {
    for (long clock : CLOCKS) {
      explorer
          .startingAt(clock)
          .everyOrder(
              round -> {
                Desk desk = new Desk(round, 1);
                desk.tray.put("A");
                desk.hasAnHour("clerk", () -> desk.tray.offer("B", 1, HOURS), false);
                round.thread(
                    "manager",
                    () -> {
                      MINUTES.sleep(30);
                      desk.inOneStep(
                          () -> {
                            desk.take();
                            desk.put("Z");
                          });
                    });
              });
    }
  }

  @Test
  @DisplayName("5.4 where there is a place, an offer needs no time")
  @Kinds({Kind.TIMES, Kind.STATES})
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
  @DisplayName("5.5 a clerk who offers, first or second, can be interrupted; no form is put in")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void anOfferCanBeInterrupted(Story story) {
    Office office = new Office(story, 1);
    office.isGiven("A");

    office.assertBothCanBeInterrupted(
        office.start("clerk-1", () -> office.offer("B", 1, DAYS)),
        office.start("clerk-2", () -> office.offer("C", 1, DAYS)),
        office.start("clerk-3", () -> office.interrupted(() -> office.offer("D", 1, DAYS))));

    office.assertContents("three clerks were interrupted while the tray was full", "A");
  }

  @Test
  @DisplayName("5.6 the time of an offer is over at any moment: a place is left for another one")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES, Kind.LATE_EVENTS})
  void aClerkGivesUp(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> {
              Desk desk = new Desk(round, 1);
              desk.tray.put("A");
              desk.putsAndTakesBack("clerk-1", () -> desk.offer("B"));
              desk.puts("clerk-2", "C");
              desk.takes("teller");
            });
  }

  @Test
  @DisplayName("5.7 fractions of a millisecond count, and a clerk with much time sleeps")
  @Kinds({Kind.TIMES, Kind.SIZES, Kind.OWN_LIMITS})
  void shortOffersAndLongOnes(Story story, Explorer explorer) {
    Office office = new Office(story, 1);
    office.isGiven("A");
    office.assertSleeps(office.start("clerk", () -> office.offer("B", 1, DAYS)));

    assertWaits(
        explorer, true, (desk, time, unit) -> desk.tray.offer("B", time, unit), Desk::take, "A");
  }

  @Test
  @DisplayName("6.1 who finds no form in time gets null")
  @Kinds({Kind.TIMES, Kind.SIZES})
  void noFormInTime(Story story) {
    Office office = new Office(story, 1);

    for (long time : TIMES) {
      office.assertAnswer("teller", () -> office.poll(time, MICROSECONDS), time, null);
    }

    office.isGiven("A");
    office.assertContents("tellers without time found no form; then the manager put in A", "A");
  }

  @Test
  @DisplayName("6.2 who polls waits for a form, and lets a clerk go on")
  @Kinds(Kind.STATES)
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
  @DisplayName("6.3 the time of a poll is kept, whatever wakes the teller or the clock shows")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES})
  void theTimeOfAPollDoesNotBeginAgain(Explorer explorer) {
    for (long clock : CLOCKS) {
      explorer
          .startingAt(clock)
          .everyOrder(
              round -> {
                Desk desk = new Desk(round, 1);
                desk.hasAnHour("teller", () -> desk.tray.poll(1, HOURS), null);
                round.thread(
                    "manager",
                    () -> {
                      MINUTES.sleep(30);
                      desk.inOneStep(
                          () -> {
                            desk.put("Z");
                            desk.take();
                          });
                    });
              });
    }
  }

  @Test
  @DisplayName("6.4 while somebody holds the lock, nobody else offers or polls")
  @Kinds(Kind.LOCK_HELD_OUTSIDE)
  void nobodyElseOffersOrPolls(Story story) {
    Office office = new Office(story, 4);
    office.isGiven("A", "B");

    office.assertTheyWaitForTheLock(
        () -> office.start("clerk", () -> office.offer("C", 1, DAYS)),
        () -> office.start("teller", () -> office.poll(1, DAYS)));
  }

  @Test
  @DisplayName("6.5 where there is a form, a poll needs no time")
  @Kinds({Kind.TIMES, Kind.STATES})
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

  @Test
  @DisplayName("6.6 a teller who polls, first or second, can be interrupted, and costs no form")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void aPollCanBeInterrupted(Story story) {
    Office office = new Office(story, 1);

    office.assertBothCanBeInterrupted(
        office.start("teller-1", () -> office.poll(1, DAYS)),
        office.start("teller-2", () -> office.poll(1, DAYS)),
        office.start("teller-3", () -> office.interrupted(() -> office.poll(1, DAYS))));

    office.isGiven("A");
    office.assertContents("three tellers were interrupted; then the manager put in a form", "A");
  }

  @Test
  @DisplayName("6.7 the time of a poll is over at any moment: the form is left for another one")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES, Kind.LATE_EVENTS})
  void aTellerGivesUp(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> {
              Desk desk = new Desk(round, 1);
              desk.takesAndGivesBack("teller-1", desk::poll);
              desk.takes("teller-2");
              desk.puts("clerk", "A");
            });
  }

  @Test
  @DisplayName("6.8 fractions of a millisecond count, and a teller with much time sleeps")
  @Kinds({Kind.TIMES, Kind.SIZES, Kind.OWN_LIMITS})
  void shortPollsAndLongOnes(Story story, Explorer explorer) {
    Office office = new Office(story, 1);
    office.assertSleeps(office.start("teller", () -> office.poll(1, DAYS)));

    assertWaits(
        explorer, "A", (desk, time, unit) -> desk.tray.poll(time, unit), desk -> desk.put("A"));
  }

  @Test
  @DisplayName("6.9 who has no time looks all the same, and sees no step halfway")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES, Kind.LOCK_HELD_OUTSIDE})
  void whoHasNoTimeLooksAllTheSame(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Desk desk = new Desk(round, 1);
          round.thread(
              "manager",
              () ->
                  desk.inOneStep(
                      () -> {
                        if (desk.tray.offer("A", 0, HOURS)) {
                          round.seam();
                          desk.take();
                        }
                      }));
          assertFinds(round, "clerk", () -> desk.tray.offer("B", 0, HOURS), true, "no form");
        });
    explorer.everyOrder(
        round -> {
          Desk desk = new Desk(round, 1);
          desk.tray.put("A");
          round.thread(
              "manager",
              () ->
                  desk.inOneStep(
                      () -> {
                        if (desk.tray.poll(0, HOURS) != null) {
                          round.seam();
                          desk.put("A");
                        }
                      }));
          assertFinds(round, "teller", () -> desk.tray.poll(0, HOURS), "A", "a form");
        });
  }

  private static void assertFinds(
      Round round, String name, Callable<Object> look, Object expected, String before) {
    Round.Call<Object> call = round.thread(name, look);
    round.check(
        () ->
            assertThat(call.result())
                .withFailMessage(
                    "there was %s before the manager's step and after it%n"
                        + "the answer to the %s, who had no time: expected %s, was %s",
                    before, name, expected, call.result())
                .isEqualTo(expected));
  }

  /** A call of an offer or a poll. */
  private interface Timed {
    Object call(Desk desk, long time, TimeUnit unit) throws InterruptedException;
  }

  /** What lets it go on. */
  private interface Help {
    void with(Desk desk) throws InterruptedException;
  }

  private static void assertWaits(
      Explorer explorer, Object expected, Timed timed, Help help, String... given) {
    assertWaits(explorer, expected, timed, help, 500, MICROSECONDS, 400, given);
    assertWaits(explorer, expected, timed, help, 1_900, MICROSECONDS, 1_500, given);
    assertWaits(explorer, expected, timed, help, 1_000, DAYS, DAYS.toMicros(999), given);
    assertWaits(explorer, expected, timed, help, Long.MAX_VALUE, NANOSECONDS, 1, given);
    assertWaits(explorer, expected, timed, help, Long.MAX_VALUE, DAYS, 1, given);
  }

  private static void assertWaits(
      Explorer explorer,
      Object expected,
      Timed timed,
      Help help,
      long time,
      TimeUnit unit,
      long micros,
      String... given) {
    explorer.everyOrder(
        round -> {
          Desk desk = new Desk(round, 1);
          for (String form : given) {
            desk.tray.put(form);
          }
          Round.Call<Object> call = round.thread("waiter", () -> timed.call(desk, time, unit));
          round.thread(
              "helper",
              () -> {
                MICROSECONDS.sleep(micros);
                help.with(desk);
              });
          round.check(
              () ->
                  assertThat(call.result())
                      .withFailMessage(
                          "the waiter had %d %s, and was helped after %d microseconds%n"
                              + "the answer: expected %s, was %s",
                          time, unit.toString().toLowerCase(), micros, expected, call.result())
                      .isEqualTo(expected));
        });
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

    /** A call by somebody who was interrupted before. */
    <V> V interrupted(Callable<V> call) throws Exception {
      story.note("was interrupted already");
      Thread.currentThread().interrupt();
      return call.call();
    }

    /** Two wait; the second is interrupted, then the first. Another one was so already. */
    void assertBothCanBeInterrupted(
        Worker<Object> first, Worker<Object> second, Worker<Object> interrupted) {
      lock.settle(first, second, interrupted);
      assertInterrupted(interrupted);
      lock.interrupt(second);
      assertInterrupted(second);
      assertThat(lock.isDone(first))
          .withFailMessage(
              "%s was interrupted, and %s left, too",
              second.thread().getName(), first.thread().getName())
          .isFalse();
      lock.interrupt(first);
      assertInterrupted(first);
    }

    void assertContents(String seen, String... forms) {
      assertThat(contents())
          .withFailMessage(
              "%s%nforms in the tray: expected %s, was %s", seen, Arrays.asList(forms), contents)
          .containsExactly(forms);
    }

    void assertAnswer(String name, Callable<Object> call, long time, Object expected) {
      Worker<Object> worker = start(name + " with " + time + " us", call);
      Object seen = worker.ends() ? worker.result() : "still waiting";
      assertThat(seen)
          .withFailMessage(
              "the %s had %d microseconds, and nobody else came%nthe answer: expected %s, was %s",
              name, time, expected, seen)
          .isEqualTo(expected);
    }

    void assertSleeps(Worker<Object> worker) {
      String name = worker.thread().getName();
      Worker.Rest rest = worker.settle();
      long waits = waitsOf(worker);
      boolean timed = worker.thread().getState() == Thread.State.TIMED_WAITING;
      List<Duration> times = lock.times();
      boolean forLong = !times.isEmpty() && times.stream().allMatch(time -> time.toHours() > 1);
      // only a wait that may soon end by itself takes the test some time
      for (int i = 0; i < LOOKS && timed && !forLong && waitsOf(worker) == waits; i++) {
        story.happens("the wait of " + name + " to end", () -> waitsOf(worker) != waits);
      }
      String seen = waitsOf(worker) == waits ? rest.toString() : "POLLING";
      assertThat(seen)
          .withFailMessage(
              "the %s has to wait, and does not sleep%n"
                  + "%s: expected PARKED (asleep until it is woken), was %s",
              name, name, seen)
          .isEqualTo("PARKED");
    }

    /** How often a thread has begun to wait. */
    private static long waitsOf(Worker<Object> worker) {
      ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(worker.thread().getId());
      return info == null ? -1 : info.getWaitedCount();
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

  /** Where they come in every order. The lock must be free when they have gone. */
  private static final class Desk {
    private final Round round;
    private final ReentrantLock lock = new ReentrantLock();
    private final BoundedBuffer<String> tray;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    Desk(Round round, int capacity) {
      this.round = round;
      tray = new BoundedBuffer<>(capacity, lock);
      round.check(
          () ->
              assertThat(lock.isLocked())
                  .withFailMessage("everybody has gone%nthe lock: expected to be free, was held")
                  .isFalse());
    }

    String put(String form) throws InterruptedException {
      tray.put(form);
      round.note("has put in " + form);
      return form;
    }

    String take() throws InterruptedException {
      return has(tray.take());
    }

    String poll() throws InterruptedException {
      return has(tray.poll(1, HOURS));
    }

    private String has(String form) {
      taken.add(String.valueOf(form));
      round.note("has got " + form);
      return form;
    }

    /** The form, or null if there was no place. */
    String offer(String form) throws InterruptedException {
      boolean in = tray.offer(form, 1, HOURS);
      round.note(in ? "has put in " + form : "has found no place");
      return in ? form : null;
    }

    void puts(String clerk, String form) {
      round.thread(clerk, () -> put(form));
    }

    void takes(String teller) {
      round.thread(teller, this::take);
    }

    /** Puts a form in, and if it gets there, makes its place free again. */
    void putsAndTakesBack(String clerk, Callable<String> call) {
      round.thread(
          clerk,
          () -> {
            if (call.call() != null) {
              again(this::take);
            }
          });
    }

    /** Takes a form, and if it gets one, puts it back for somebody else. */
    void takesAndGivesBack(String teller, Callable<String> call) {
      round.thread(
          teller,
          () -> {
            String form = call.call();
            if (form != null) {
              again(() -> put(form));
            }
          });
    }

    private void again(Callable<String> call) throws Exception {
      try {
        call.call();
      } catch (InterruptedException e) {
        round.note("tries again");
        call.call();
      }
    }

    void hasAnHour(String name, Callable<Object> call, Object expected) {
      round.thread(
          name,
          () -> {
            long begin = System.nanoTime();
            Object answer = call.call();
            long minutes = Duration.ofNanos(System.nanoTime() - begin).toMinutes();
            assertThat(Objects.equals(answer, expected) && minutes == 60)
                .withFailMessage(
                    "the %s had an hour, and something changed for a moment only%n"
                        + "came back: expected with %s after 60 minutes, was with %s after %d",
                    name, expected, answer, minutes)
                .isTrue();
          });
    }

    void inOneStep(Story.Action step) throws Exception {
      lock.lock();
      try {
        step.run();
      } finally {
        lock.unlock();
      }
    }

    void assertTaken(String... expected) {
      List<String> seen = taken.stream().sorted().toList();
      assertThat(seen)
          .withFailMessage(
              "everybody has come and gone%nforms taken: expected %s, was %s",
              Arrays.asList(expected), seen)
          .containsExactly(expected);
    }
  }
}

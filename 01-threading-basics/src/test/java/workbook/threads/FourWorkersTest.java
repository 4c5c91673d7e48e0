package workbook.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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

@DisplayName("Exercise 1 · FourWorkers")
@Exercise(module = "01-threading-basics", number = 1)
class FourWorkersTest {

  @Test
  @DisplayName("1.1 four workers print at the same time")
  @Kinds(Kind.WHO_IS_INSIDE)
  void fourWorkersPrintAtTheSameTime(Story story) {
    TestPrinter printer = new TestPrinter(story);

    story.start("boss", () -> FourWorkers.run(4, 3, printer));

    printer.assertThatAllPrintAtTheSameTime(4);
  }

  @Test
  @DisplayName("1.2 if there are seven workers, seven print at the same time")
  @Kinds(Kind.WHO_IS_INSIDE)
  void sevenWorkersPrintAtTheSameTime(Story story) {
    TestPrinter printer = new TestPrinter(story);

    story.start("boss", () -> FourWorkers.run(7, 3, printer));

    printer.assertThatAllPrintAtTheSameTime(7);
  }

  @Test
  @DisplayName("1.3 a hundred workers print at the same time, and none of them is the boss")
  @Kinds({Kind.SIZES, Kind.WHO_IS_INSIDE})
  void aHundredWorkersPrintAtTheSameTime(Story story) {
    TestPrinter printer = new TestPrinter(story);
    printer.over = true; // too many for a table

    Worker<Void> boss = story.start("boss", () -> FourWorkers.run(100, 1, printer));

    printer.assertThatAllPrintAtTheSameTime(100);
    assertThat(printer.threads())
        .withFailMessage("the boss prints as well, instead of waiting for those who do")
        .doesNotContain(boss.thread());
  }

  @Test
  @DisplayName("2.1 run() is not over while a worker is still printing")
  @Kinds(Kind.STATES)
  void runIsNotOverWhileAWorkerIsPrinting(Story story) {
    TestPrinter printer = new TestPrinter(story);

    Worker<Void> boss = story.start("boss", () -> FourWorkers.run(1, 3, printer));
    printer.printing.awaitHeld(1);

    assertThatTheBossWaits(boss, "the only worker");
  }

  @Test
  @DisplayName("2.2 run() waits for the first worker, even if the others are faster")
  @Kinds(Kind.WHO_IS_INSIDE)
  void runWaitsForTheFirstWorker(Story story) {
    assertThatRunWaitsFor(story, 0, "the first worker");
  }

  @Test
  @DisplayName("2.3 run() waits for the last worker, even if the others are faster")
  @Kinds(Kind.WHO_IS_INSIDE)
  void runWaitsForTheLastWorker(Story story) {
    assertThatRunWaitsFor(story, 3, "the last worker");
  }

  @Test
  @DisplayName("2.4 when run() is over, no thread is left behind")
  @Kinds(Kind.STATES)
  void noThreadIsLeftBehind(Story story) {
    TestPrinter printer = new TestPrinter(story);
    Leftovers leftovers = new Leftovers();

    Worker<Void> boss = story.start("boss", () -> FourWorkers.run(4, 3, printer));
    printer.awaitSoMany(4);
    printer.printing.open();
    boss.result();

    String left = leftovers.forEver(story);
    assertThat(left)
        .withFailMessage(
            "all numbers are printed and run() is over, but there are still threads%n"
                + "threads left: expected none, was %s",
            left)
        .isEmpty();
  }

  @Test
  @DisplayName(
      "2.5 the boss is interrupted: run() ends at once, and the workers go on, undisturbed")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void theBossIsInterrupted(Story story) {
    TestPrinter printer = new TestPrinter(story);
    Leftovers leftovers = new Leftovers();
    Worker<Throwable> boss = story.start("boss", () -> thrownBy(4, 3, printer));
    printer.awaitSoMany(4);
    assertThat(boss.settle().isWaiting())
        .withFailMessage("run() does not wait for the workers: there is nothing to interrupt")
        .isTrue();

    Object told = boss.endsWhenInterrupted() ? boss.result() : "still waiting";
    assertThat(told)
        .withFailMessage(
            "the boss was interrupted while four workers print%n"
                + "run(): expected java.lang.InterruptedException, was %s",
            told)
        .isInstanceOf(InterruptedException.class);
    printer.printing.open();
    assertThatAllEnd(story, leftovers, printer, 12, "the boss was interrupted and has left");
    assertThat(printer.interrupted)
        .withFailMessage(
            "the boss was interrupted, and a worker, too%ninterrupted: expected none, was %s",
            printer.interrupted)
        .isEmpty();
  }

  @Test
  @DisplayName("2.6 a printer throws: its worker ends, and run() waits for the others")
  @Kinds(Kind.FAILURES)
  void aPrinterThrows(Story story) {
    assertThatTheOthersGoOn(story, 1, new Error("no paper"));
    assertThatTheOthersGoOn(story, 3, new IllegalStateException("no ink"));
  }

  @Test
  @DisplayName("2.7 two workers, in whatever order: run() waits for both, however long they take")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void twoWorkersInEveryOrder(Explorer explorer) {
    explorer.lettingTimeRunOut().everyOrder(round -> new Shift(round).works(2));
  }

  @Test
  @DisplayName("2.8 the boss is interrupted, at any moment: the interrupt does not get lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void theBossIsInterruptedAtAnyMoment(Explorer explorer) {
    explorer.interrupting("boss").everyOrder(round -> new Shift(round).works(1));
  }

  @Test
  @DisplayName("3.1 each worker prints its name and its numbers")
  @Kinds(Kind.STATES)
  void eachWorkerPrintsItsNameAndItsNumbers(Story story) {
    TestPrinter printer = new TestPrinter(story);

    Worker<Void> boss = story.start("boss", () -> FourWorkers.run(4, 3, printer));
    printer.awaitSoMany(4);
    printer.printing.open();
    boss.result();
    printer.awaitLines(12);

    printer.assertLines("four workers printed three numbers each", 4, 3);
  }

  @Test
  @DisplayName("3.2 the name that is printed is that of the thread which prints it")
  @Kinds(Kind.STATES)
  void theNameIsThatOfTheThread(Story story) {
    TestPrinter printer = new TestPrinter(story);

    story.start("boss", () -> FourWorkers.run(4, 3, printer));
    printer.awaitSoMany(4);

    List<String> seen = printer.threads().stream().map(Thread::getName).sorted().toList();
    List<String> expected = List.of("Worker_0", "Worker_1", "Worker_2", "Worker_3");
    assertThat(seen)
        .withFailMessage(
            "the threads that print have other names%nnames of the threads: expected %s, was %s",
            expected, seen)
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("3.3 two bosses at once, a third one later, and some with nothing to do")
  @Kinds({Kind.STATES, Kind.SIZES})
  void severalBosses(Story story) {
    TestPrinter first = new TestPrinter(story);
    story.start("boss", () -> FourWorkers.run(2, 1, first));
    first.awaitSoMany(2);
    TestPrinter second = new TestPrinter(story);
    second.printing.open();

    Worker<Void> other = story.start("second boss", () -> FourWorkers.run(2, 1, second));
    assertThat(other.ends())
        .withFailMessage("the workers of another boss are still at work, and run() waits for them")
        .isTrue();
    other.result();
    second.assertLines("another boss has workers, too", 2, 1);
    first.printing.open();
    story.join();
    first.assertLines("another boss had workers, too", 2, 1);

    TestPrinter nobody = new TestPrinter(story);
    nobody.printing.open();
    story.start("boss of nobody", () -> FourWorkers.run(0, 3, nobody)).result();
    story.start("boss of lazy workers", () -> FourWorkers.run(3, 0, nobody)).result();
    nobody.assertLines("there were no workers, or no numbers", 0, 0);
  }

  private static Throwable thrownBy(int workers, int numbers, FourWorkers.Printer printer) {
    try {
      FourWorkers.run(workers, numbers, printer);
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private static void assertThatTheOthersGoOn(Story story, int who, Throwable failure) {
    TestPrinter printer = new TestPrinter(story);
    failure.setStackTrace(new StackTraceElement[0]); // it may be printed
    printer.failing = who;
    printer.failure = failure;
    Leftovers leftovers = new Leftovers();
    Worker<Throwable> boss = story.start("boss", () -> thrownBy(3, 3, printer));
    Waiting.succeeds(() -> story.await("three workers", () -> printer.threads.size() == 3));
    printer.awaitSoMany(2);

    String seen = "the printer of one worker threw " + failure;
    assertThat(boss.settle().isWaiting())
        .withFailMessage(
            "%s, and two others were still printing%n"
                + "the boss: expected to wait for them, but it does not",
            seen)
        .isTrue();
    printer.printing.open();
    assertThat(boss.ends())
        .withFailMessage("%s, and the others have finished, but the boss still waits", seen)
        .isTrue();
    assertThatAllEnd(story, leftovers, printer, 6, seen);
  }

  private static void assertThatAllEnd(
      Story story, Leftovers leftovers, TestPrinter printer, int lines, String seen) {
    printer.awaitLines(lines);
    String left = leftovers.forEver(story);
    assertThat(printer.lines.size())
        .withFailMessage(
            "%s, and the others do not print all of their numbers%n" + "lines: expected %d, was %d",
            seen, lines, printer.lines.size())
        .isEqualTo(lines);
    assertThat(left)
        .withFailMessage(
            "%s, and threads are left behind%nthreads left: expected none, was %s", seen, left)
        .isEmpty();
  }

  private static void assertThatRunWaitsFor(Story story, int slow, String who) {
    TestPrinter printer = new TestPrinter(story);
    Worker<Void> boss = story.start("boss", () -> FourWorkers.run(4, 3, printer));
    printer.assertThatAllPrintAtTheSameTime(4);

    List<Thread> others = printer.threads();
    printer.slowWorker = others.remove(slow);
    printer.printing.open();
    story.await("the other workers to print", () -> printer.lines.size() == 9);
    story.await("the other workers to finish", () -> others.stream().allMatch(Leftovers::waits));

    assertThatTheBossWaits(boss, who);
  }

  private static void assertThatTheBossWaits(Worker<Void> boss, String who) {
    Worker.Rest rest = boss.settle();
    assertThat(rest)
        .withFailMessage(
            "the boss prints the lines, instead of waiting for a worker who does%n"
                + "the boss: expected to wait, was printing")
        .isNotEqualTo(Worker.Rest.HELD);
    assertThat(rest.isWaiting())
        .withFailMessage(
            "run() was over too early: %s was still printing%n"
                + "the boss: expected to wait, was back already",
            who)
        .isTrue();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void fail(Throwable failure) throws E {
    throw (E) failure;
  }

  /** A printer that holds everybody who prints until the test lets them go on. */
  private static final class TestPrinter implements FourWorkers.Printer {
    private final Story story;
    private final Checkpoint printing;
    private final Checkpoint slow;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private volatile Thread slowWorker;
    private final Set<String> interrupted = ConcurrentHashMap.newKeySet();
    private volatile int failing; // the number of the worker whose printer throws, or 0
    private volatile Throwable failure;
    private volatile boolean over; // what is printed now is no part of the story any more

    TestPrinter(Story story) {
      this.story = story;
      printing = story.checkpoint("printing");
      slow = story.checkpoint("the slow worker printing");
    }

    @Override
    public void print(String line) {
      if (isTheOneThatFails(line)) {
        story.note("fails");
        FourWorkersTest.<RuntimeException>fail(failure);
      }
      if (!over) {
        story.note(line.replaceFirst(".* ", "prints "));
      }
      printing.pass();
      if (Thread.currentThread().isInterrupted()) {
        interrupted.add(Thread.currentThread().getName());
      }
      if (Thread.currentThread() == slowWorker) {
        slow.pass();
      }
      lines.add(line);
    }

    /** The worker with that number, or the one that comes at that place if they have no numbers. */
    private synchronized boolean isTheOneThatFails(String line) {
      boolean first = threads.add(Thread.currentThread());
      boolean numbered = line.matches("Printing from Worker_\\d+\\..*");
      String failingLine = "Printing from Worker_" + (failing - 1) + ".";
      return first && (numbered ? line.startsWith(failingLine) : threads.size() == failing);
    }

    /** The lines have to be those of so many workers with so many numbers each. */
    void assertLines(String seen, int workers, int numbers) {
      for (int worker = 0; worker < workers; worker++) {
        String start = "Printing from Worker_" + worker + ".";
        List<String> printed = lines.stream().filter(line -> line.startsWith(start)).toList();
        List<String> expected =
            IntStream.range(0, numbers).mapToObj(number -> start + " number=" + number).toList();
        assertThat(printed)
            .withFailMessage(
                "%s; a line is missing, or out of order, or something else was printed%n"
                    + "lines of Worker_%d: expected %s, was %s",
                seen, worker, expected, printed)
            .isEqualTo(expected);
      }
      assertThat(lines.size())
          .withFailMessage(
              "%s; too much was printed%nlines: expected %d, was %d",
              seen, workers * numbers, lines.size())
          .isEqualTo(workers * numbers);
    }

    /** The threads that have printed, in the order in which they were made. */
    List<Thread> threads() {
      return new ArrayList<>(threads.stream().sorted(Comparator.comparing(Thread::getId)).toList());
    }

    /** Waits until so many workers are printing, or until it is clear that no more will come. */
    void awaitSoMany(int workers) {
      Waiting.succeeds(() -> printing.awaitHeld(workers));
    }

    void awaitLines(int count) {
      Waiting.succeeds(() -> story.await("the lines", () -> lines.size() >= count));
    }

    void assertThatAllPrintAtTheSameTime(int workers) {
      awaitSoMany(workers);
      int seen = threads.size();
      over = seen < workers;
      assertThat(seen)
          .withFailMessage(
              "a worker did not begin before another one had finished%n"
                  + "workers printing at the same time: expected %d, was %d",
              workers, seen)
          .isGreaterThanOrEqualTo(workers);
    }
  }

  /** Workers who print one number each, in whatever order things happen. */
  private static final class Shift {
    private final Round round;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger printed = new AtomicInteger();

    Shift(Round round) {
      this.round = round;
    }

    private void print(String line) {
      round.note("prints");
      threads.add(Thread.currentThread());
      round.seam();
      printed.incrementAndGet();
    }

    void works(int workers) {
      int[] printedUntilThen = new int[1];
      boolean[] flag = new boolean[1];
      Round.Call<Void> call =
          round.thread(
              "boss",
              () -> {
                FourWorkers.run(workers, 1, this::print);
                printedUntilThen[0] = printed.get();
                round.note("is back");
                round.seam();
                flag[0] = Thread.currentThread().isInterrupted();
              });
      round.check(
          () -> {
            if (call.returned()) {
              assertThat(printedUntilThen[0])
                  .withFailMessage(
                      "run() was over too early: a worker was still printing%n"
                          + "lines until then: expected %d, was %d",
                      workers, printedUntilThen[0])
                  .isEqualTo(workers);
              assertThat(threads.size())
                  .withFailMessage(
                      "one thread did the work of two workers%nthreads: expected %d, was %d",
                      workers, threads.size())
                  .isEqualTo(workers);
              assertThat(flag[0])
                  .withFailMessage(
                      "the boss was interrupted, and nobody will ever learn of it%n"
                          + "interrupt flag: expected %s, was %s",
                      call.wasInterrupted(), flag[0])
                  .isEqualTo(call.wasInterrupted());
            }
          });
    }
  }
}

package workbook.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 1 · FourWorkers")
@Exercise(module = "01-threading-basics", number = 1)
class FourWorkersTest {

  @Test
  @DisplayName("1.1 four workers print at the same time")
  void fourWorkersPrintAtTheSameTime(Story story) {
    TestPrinter printer = new TestPrinter(story);

    story.start("boss", () -> FourWorkers.run(4, 3, printer));

    printer.assertThatAllPrintAtTheSameTime(4);
  }

  @Test
  @DisplayName("1.2 if there are seven workers, seven print at the same time")
  void sevenWorkersPrintAtTheSameTime(Story story) {
    TestPrinter printer = new TestPrinter(story);

    story.start("boss", () -> FourWorkers.run(7, 3, printer));

    printer.assertThatAllPrintAtTheSameTime(7);
  }

  @Test
  @DisplayName("2.1 run() is not over while a worker is still printing")
  void runIsNotOverWhileAWorkerIsPrinting(Story story) {
    TestPrinter printer = new TestPrinter(story);

    Worker<Void> boss = story.start("boss", () -> FourWorkers.run(1, 3, printer));
    printer.printing.awaitHeld(1);

    assertThatTheBossWaits(boss, "the only worker");
  }

  @Test
  @DisplayName("2.2 run() waits for the first worker, even if the others are faster")
  void runWaitsForTheFirstWorker(Story story) {
    assertThatRunWaitsFor(story, 0, "the first worker");
  }

  @Test
  @DisplayName("2.3 run() waits for the last worker, even if the others are faster")
  void runWaitsForTheLastWorker(Story story) {
    assertThatRunWaitsFor(story, 3, "the last worker");
  }

  @Test
  @DisplayName("2.4 when run() is over, no thread is left behind")
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
  @DisplayName("3.1 each worker prints its name and its numbers")
  void eachWorkerPrintsItsNameAndItsNumbers(Story story) {
    TestPrinter printer = new TestPrinter(story);

    Worker<Void> boss = story.start("boss", () -> FourWorkers.run(4, 3, printer));
    printer.awaitSoMany(4);
    printer.printing.open();
    boss.result();
    printer.awaitLines(12);

    List<String> lines = printer.lines.stream().sorted().toList();
    for (int i = 0; i < 12; i++) {
      String expected = "Printing from Worker_%d. number=%d".formatted(i / 3, i % 3);
      String seen = i < lines.size() ? lines.get(i) : "nothing";
      assertThat(seen)
          .withFailMessage(
              "a line is missing, or something else was printed in its place%n"
                  + "line: expected \"%s\", was \"%s\"",
              expected, seen)
          .isEqualTo(expected);
    }
    assertThat(lines.size())
        .withFailMessage("too much was printed%nlines: expected 12, was %d", lines.size())
        .isEqualTo(12);
  }

  @Test
  @DisplayName("3.2 the name that is printed is that of the thread which prints it")
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

  /** A printer that holds everybody who prints until the test lets them go on. */
  private static final class TestPrinter implements FourWorkers.Printer {
    private final Story story;
    private final Checkpoint printing;
    private final Checkpoint slow;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private volatile Thread slowWorker;
    private volatile boolean over; // what is printed now is no part of the story any more

    TestPrinter(Story story) {
      this.story = story;
      printing = story.checkpoint("printing");
      slow = story.checkpoint("the slow worker printing");
    }

    @Override
    public void print(String line) {
      threads.add(Thread.currentThread());
      if (!over) {
        story.note(line.replaceFirst(".* ", "prints "));
      }
      printing.pass();
      if (Thread.currentThread() == slowWorker) {
        slow.pass();
      }
      lines.add(line);
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
}

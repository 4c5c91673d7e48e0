package workbook.support;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Who did what, in which order: a table with one column per thread. Safe for any thread. */
final class Timeline {
  private static final int MOST_ROWS = 24;

  private record Step(String who, String what) {}

  private final Deque<Step> steps = new ArrayDeque<>(); // guarded by this
  private int forgotten; // guarded by this

  synchronized void add(String what) {
    steps.add(new Step(Thread.currentThread().getName(), what));
    if (steps.size() > MOST_ROWS) {
      steps.remove();
      forgotten++;
    }
  }

  @Override
  public synchronized String toString() {
    List<String> names = steps.stream().map(Step::who).distinct().toList();
    Stream<String> texts = steps.stream().flatMap(step -> Stream.of(step.who(), step.what()));
    int width = texts.mapToInt(String::length).reduce(18, Math::max);
    String before = forgotten == 0 ? "" : " … " + forgotten + " steps before these\n";
    String head = steps.isEmpty() ? "" : row(names.stream(), width) + before;
    return steps.stream()
        .map(step -> names.stream().map(name -> name.equals(step.who()) ? step.what() : ""))
        .map(cells -> row(cells, width))
        .collect(joining("", head, ""));
  }

  private static String row(Stream<String> cells, int width) {
    String cell = " %-" + width + "s";
    return cells.map(cell::formatted).collect(joining(" ")).stripTrailing() + "\n";
  }
}

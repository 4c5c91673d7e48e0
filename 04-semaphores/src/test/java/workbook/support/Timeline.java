package workbook.support;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who did what, in which order: a table with one column per thread. Safe for any thread. */
final class Timeline {
  private static final int MOST_ROWS = 24;
  private static final int NARROWEST = 18;

  private record Step(String who, String what) {}

  private final Deque<Step> steps = new ArrayDeque<>(); // guarded by this
  private int forgotten; // guarded by this
  private boolean over; // guarded by this

  /** What comes from now on does not belong to the story any more. */
  synchronized void end() {
    over = true;
  }

  void add(String what) {
    add(Thread.currentThread().getName(), what);
  }

  synchronized void add(String who, String what) {
    if (over) {
      return;
    }
    steps.add(new Step(who, what));
    if (steps.size() > MOST_ROWS) {
      steps.remove();
      forgotten++;
    }
  }

  @Override
  public synchronized String toString() {
    List<String> names = steps.stream().map(Step::who).distinct().toList();
    List<Integer> widths = names.stream().map(this::widthOf).toList();
    String before = forgotten == 0 ? "" : " … " + forgotten + " steps before these\n";
    String head = steps.isEmpty() ? "" : row(names, widths) + before;
    return steps.stream()
        .map(step -> names.stream().map(name -> name.equals(step.who()) ? step.what() : ""))
        .map(cells -> row(cells.toList(), widths))
        .collect(joining("", head, ""));
  }

  private int widthOf(String name) {
    Stream<String> own = steps.stream().filter(step -> step.who().equals(name)).map(Step::what);
    return own.mapToInt(String::length).reduce(Math.max(name.length(), NARROWEST), Math::max);
  }

  private static String row(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
            .mapToObj(i -> (" %-" + widths.get(i) + "s").formatted(cells.get(i)))
            .collect(joining(" "))
            .stripTrailing()
        + "\n";
  }
}

package workbook.support;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who did what, in which order: a table with one column per thread. Safe for any thread. */
final class Timeline {
  private static final int MOST_ROWS = 24;

  private record Step(String who, String what) {}

  private final Deque<Step> steps = new ArrayDeque<>(); // guarded by this
  private long forgotten; // guarded by this

  synchronized void add(String what) {
    steps.add(new Step(Thread.currentThread().getName(), what));
    if (steps.size() > MOST_ROWS) {
      steps.remove();
      forgotten++;
    }
  }

  @Override
  public synchronized String toString() {
    Set<String> columns = new LinkedHashSet<>();
    steps.forEach(step -> columns.add(step.who()));
    int width = 18;
    for (Step step : steps) {
      width = Math.max(width, Math.max(step.who().length(), step.what().length()));
    }
    StringBuilder table = new StringBuilder();
    List<String> names = List.copyOf(columns);
    row(table, names, width);
    if (forgotten > 0) {
      table.append(" … ").append(forgotten).append(" steps before these\n");
    }
    for (Step step : steps) {
      List<String> cells = new ArrayList<>(names);
      cells.replaceAll(name -> name.equals(step.who()) ? step.what() : "");
      row(table, cells, width);
    }
    return steps.isEmpty() ? "" : table.toString();
  }

  private static void row(StringBuilder table, List<String> cells, int width) {
    StringBuilder row = new StringBuilder();
    cells.forEach(
        cell -> row.append(' ').append(cell).append(" ".repeat(width - cell.length() + 1)));
    table.append(row.toString().stripTrailing()).append('\n');
  }
}

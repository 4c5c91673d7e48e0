package workbook.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Who did what, in which order: a table with one column per thread. Safe for any thread. */
final class Timeline {
  private static final int MOST_ROWS = 24;
  private static final int WIDTH = 78; // fits a terminal, even if it is set in a little
  private static final int NARROWEST = 20;

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
    int width = columnWidth(names);
    StringBuilder table = new StringBuilder();
    for (String name : names) {
      table.append(" ").append(String.format("%-" + (width - 1) + "s", name));
    }
    end(table);
    if (forgotten > 0) {
      end(table.append(" … ").append(forgotten).append(" steps before these"));
    }
    for (Step step : steps) {
      int before = names.indexOf(step.who()) * width + 1;
      end(table.append(" ".repeat(before)).append(cut(step.what(), WIDTH - before)));
    }
    return steps.isEmpty() ? "" : table.toString();
  }

  /** Columns may be narrow: a row has one step, which may go on to the right. */
  private static int columnWidth(List<String> names) {
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    int fitting = (WIDTH - NARROWEST) / Math.max(1, names.size() - 1);
    return Math.max(longest + 2, Math.min(NARROWEST, fitting));
  }

  private static String cut(String text, int most) {
    return text.length() <= Math.max(most, NARROWEST)
        ? text
        : text.substring(0, Math.max(most, NARROWEST) - 1) + "…";
  }

  private static void end(StringBuilder row) {
    while (row.length() > 0 && row.charAt(row.length() - 1) == ' ') {
      row.setLength(row.length() - 1);
    }
    row.append("\n");
  }
}

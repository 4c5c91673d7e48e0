package workbook.support;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done otherwise than by default in a schedule: at which decision, which move. Not
 * safe for several threads at once.
 *
 * @param made kinds of moves that are made at most once and were
 */
record Plan(List<int[]> moves, int cost, int preemptions, int[] taken) {
  static final Plan DEFAULT = new Plan(List.of(), 0, 0, new int[1]);

  /** A plan that has been written as a code, such as {@code 5-1.c-10}. */
  static Plan of(String code) {
    List<int[]> moves = new ArrayList<>();
    for (String move : code.split("\\.")) {
      if (!move.isEmpty()) {
        String[] parts = move.split("-");
        moves.add(new int[] {Integer.parseInt(parts[0], 36), Integer.parseInt(parts[1], 36)});
      }
    }
    return new Plan(moves, 0, 0, new int[1]);
  }

  /** Short enough to be typed. */
  String code() {
    StringBuilder code = new StringBuilder();
    for (int[] move : moves) {
      code.append(code.length() == 0 ? "" : ".");
      code.append(Integer.toString(move[0], 36)).append('-').append(Integer.toString(move[1], 36));
    }
    return code.toString();
  }

  Plan with(int position, int move, int more, int morePreemptions) {
    List<int[]> longer = new ArrayList<>(moves);
    longer.add(new int[] {position, move});
    return new Plan(longer, cost + more, preemptions + morePreemptions, new int[1]);
  }

  /** The same plan from its beginning. */
  Plan again() {
    return new Plan(moves, cost, preemptions, new int[1]);
  }

  int firstFreePosition() {
    return moves.isEmpty() ? 0 : moves.get(moves.size() - 1)[0] + 1;
  }

  boolean has(int kind) {
    return moves.stream().anyMatch(move -> move[1] / 32 == kind);
  }

  /** The decision that the next move belongs to, or -1. */
  int positionOfNext() {
    return taken[0] < moves.size() ? moves.get(taken[0])[0] : -1;
  }

  int take() {
    return moves.get(taken[0]++)[1];
  }
}

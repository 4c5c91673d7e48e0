package workbook.support;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be done otherwise than by default in a schedule: at which decision, which move. A plan
 * is another one and one move more, since there are thousands of them that are never played.
 *
 * <p>Immutable.
 *
 * @param before what comes before the last move, or null if there is no move
 * @param cost what all moves cost
 * @param kinds a bit for each kind of move that is in it
 */
record Plan(Plan before, int position, int move, int cost, int kinds) {
  static final Plan DEFAULT = new Plan(null, -1, 0, 0, 0);

  /** A plan that has been written as a code, such as {@code 5-1.c-10}. */
  static Plan of(String code) {
    Plan plan = DEFAULT;
    for (String move : code.split("\\.")) {
      if (!move.isEmpty()) {
        String[] parts = move.split("-");
        plan = plan.with(Integer.parseInt(parts[0], 36), Integer.parseInt(parts[1], 36), 0);
      }
    }
    return plan;
  }

  /** Short enough to be typed. */
  String code() {
    StringBuilder code = new StringBuilder();
    for (Plan plan : moves()) {
      code.append(code.length() == 0 ? "" : ".");
      code.append(Integer.toString(plan.position, 36)).append('-');
      code.append(Integer.toString(plan.move, 36));
    }
    return code.toString();
  }

  Plan with(int position, int move, int more) {
    return new Plan(this, position, move, cost + more, kinds | 1 << move / 32);
  }

  boolean has(int kind) {
    return (kinds & 1 << kind) != 0;
  }

  /** The plans whose last moves are those of this one, in their order. */
  Deque<Plan> moves() {
    Deque<Plan> moves = new ArrayDeque<>();
    for (Plan plan = this; plan.before != null; plan = plan.before) {
      moves.addFirst(plan);
    }
    return moves;
  }
}

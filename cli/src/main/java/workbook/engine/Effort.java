package workbook.engine;

/**
 * What an exploring test does. Immutable.
 *
 * @param seed draws the schedules
 * @param schedules how many at most
 */
public record Effort(long seed, int schedules) {
  /** What the tests do when a learner runs them. */
  public static final Effort USUAL = new Effort(1, 250);
}

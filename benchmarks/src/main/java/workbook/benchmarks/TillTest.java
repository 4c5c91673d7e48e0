package workbook.benchmarks;

import workbook.support.Explorer;

/** Stands for a test of {@link Till}: the explorer loads both of them anew. */
public final class TillTest {
  private TillTest() {}

  /** One thread that takes so many steps. */
  public static void steps(Explorer explorer, int turns) {
    explorer.everyOrder(
        round -> {
          Till till = new Till();
          round.thread("a", () -> till.countWithoutLock(turns));
        });
  }

  /** So many threads, each of which waits for the same lock twice. */
  public static void threads(Explorer explorer, int count) {
    explorer.everyOrder(
        round -> {
          Till till = new Till();
          for (int i = 0; i < count; i++) {
            round.thread(
                "t" + i,
                () -> {
                  till.add(1);
                  till.add(2);
                });
          }
        });
  }
}

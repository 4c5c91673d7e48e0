package workbook.benchmarks;

/** What the explorer weaves here: one step is the reading or writing of a field. */
public class Till {
  private long money;

  /** Takes two steps for each turn, and waits for nobody. */
  public long countWithoutLock(int turns) {
    for (int i = 0; i < turns; i++) {
      money = money * 31 + i;
    }
    return money;
  }

  public synchronized void add(long amount) {
    money += amount;
  }
}

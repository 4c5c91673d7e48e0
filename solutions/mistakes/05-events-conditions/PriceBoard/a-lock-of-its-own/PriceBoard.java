/*
 * Mistake: the board is guarded by a lock of its own, and callers hold the monitor.
 * Looks right because: a lock with a condition can do all that a monitor can.
 * Caught by: nobodyReadsWhileTheBoardIsHeld, nobodyPostsWhileTheBoardIsHeld, oneStepIsOneStep
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private final Object lock = new Object();
  private Quote quote; // guarded by this

  public PriceBoard(long price) {
    quote = new Quote(0, price);
  }

  public Quote quote() {
    synchronized (lock) {
      return quote;
    }
  }

  public void post(long price) {
    synchronized (lock) {
      quote = new Quote(quote.version() + 1, price);
      lock.notifyAll();
    }
  }

  public Quote awaitChange(long version) throws InterruptedException {
    synchronized (lock) {
      while (quote.version() <= version) {
        lock.wait();
      }
      return quote;
    }
  }

  public Quote awaitAbove(long limit) throws InterruptedException {
    synchronized (lock) {
      while (quote.price() <= limit) {
        lock.wait();
      }
      return quote;
    }
  }
}

/*
 * Mistake: a price that is high enough is returned without the monitor.
 * Looks right because: the field is volatile, and only whoever waits needs the monitor.
 * Caught by: nobodyReadsWhileTheBoardIsHeld, oneStepIsOneStep
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private volatile Quote quote; // guarded by this

  public PriceBoard(long price) {
    quote = new Quote(0, price);
  }

  public synchronized Quote quote() {
    return quote;
  }

  public synchronized void post(long price) {
    quote = new Quote(quote.version() + 1, price);
    notifyAll();
  }

  public synchronized Quote awaitChange(long version) throws InterruptedException {
    while (quote.version() <= version) {
      wait();
    }
    return quote;
  }

  public Quote awaitAbove(long limit) throws InterruptedException {
    Quote first = quote;
    if (first.price() > limit) {
      return first;
    }
    synchronized (this) {
      while (quote.price() <= limit) {
        wait();
      }
      return quote;
    }
  }
}

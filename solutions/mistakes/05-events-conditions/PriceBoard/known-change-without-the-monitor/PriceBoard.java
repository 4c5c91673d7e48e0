/*
 * Mistake: a change that is there is returned without the monitor.
 * Looks right because: the field is volatile, and nothing has to be waited for.
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

  public Quote awaitChange(long version) throws InterruptedException {
    Quote first = quote;
    if (first.version() > version) {
      return first;
    }
    synchronized (this) {
      while (quote.version() <= version) {
        wait();
      }
      return quote;
    }
  }

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    while (quote.price() <= limit) {
      wait();
    }
    return quote;
  }
}

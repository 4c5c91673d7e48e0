/*
 * Mistake: the new quote is put on the board without the monitor.
 * Looks right because: the field is volatile, and the monitor is held for notifyAll().
 * Caught by: nobodyPostsWhileTheBoardIsHeld, eachPriceHasTheNextVersion
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

  public void post(long price) {
    quote = new Quote(quote.version() + 1, price);
    synchronized (this) {
      notifyAll();
    }
  }

  public synchronized Quote awaitChange(long version) throws InterruptedException {
    while (quote.version() <= version) {
      wait();
    }
    return quote;
  }

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    while (quote.price() <= limit) {
      wait();
    }
    return quote;
  }
}

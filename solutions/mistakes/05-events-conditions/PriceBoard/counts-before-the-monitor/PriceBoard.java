/*
 * Mistake: the next version is computed before the monitor is taken.
 * Looks right because: only the assignment changes the board.
 * Caught by: eachPriceHasTheNextVersion
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private Quote quote; // guarded by this

  public PriceBoard(long price) {
    quote = new Quote(0, price);
  }

  public synchronized Quote quote() {
    return quote;
  }

  public void post(long price) {
    Quote next = new Quote(quote().version() + 1, price);
    synchronized (this) {
      quote = next;
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

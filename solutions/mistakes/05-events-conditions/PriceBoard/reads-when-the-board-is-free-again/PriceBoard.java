/*
 * Mistake: the trader gives the board back between waiting and reading.
 * Looks right because: quote() takes the monitor again, and so every read is guarded.
 * Caught by: aPriceAboveTheLimitIsReturned
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
    synchronized (this) {
      while (quote.price() <= limit) {
        wait();
      }
    }
    return quote();
  }
}

/*
 * Mistake: a trader gives up after an hour.
 * Looks right because: news that are so old are worth nothing.
 * Caught by: whoWaitsIsParked
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

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    long end = System.nanoTime() + 3_600_000_000_000L;
    while (quote.price() <= limit) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return null;
      }
      wait(millis);
    }
    return quote;
  }
}

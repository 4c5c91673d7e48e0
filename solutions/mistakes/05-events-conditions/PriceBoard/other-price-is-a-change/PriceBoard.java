/*
 * Mistake: a trader waits for another price.
 * Looks right because: the same price once more is no change.
 * Caught by: aLowerPriceIsAChange
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
    long before = quote.price();
    while (quote.version() <= version
        || quote.price() == before && quote.version() == version + 1) {
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

/*
 * Mistake: traders are woken only if the price has risen.
 * Looks right because: nobody waits for a price that is lower.
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
    boolean higher = price > quote.price();
    quote = new Quote(quote.version() + 1, price);
    if (higher) {
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

/*
 * Mistake: the trader waits before he looks.
 * Looks right because: the loop looks after every wake-up.
 * Caught by: aChangeThatIsThereIsNotMissed, aPriceThatIsThereIsNotMissed
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
    do {
      wait();
    } while (quote.version() <= version);
    return quote;
  }

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    do {
      wait();
    } while (quote.price() <= limit);
    return quote;
  }
}

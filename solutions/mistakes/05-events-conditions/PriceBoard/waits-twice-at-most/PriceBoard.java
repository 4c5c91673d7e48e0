/*
 * Mistake: a trader waits a second time, and then believes it.
 * Looks right because: once it may be for no reason, but hardly twice.
 * Caught by: wakingForNoReasonIsNoChange, aPriceThatIsGoneDoesNotCount
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
    if (quote.version() <= version) {
      wait();
    }
    if (quote.version() <= version) {
      wait();
    }
    return quote;
  }

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    if (quote.price() <= limit) {
      wait();
    }
    if (quote.price() <= limit) {
      wait();
    }
    return quote;
  }
}

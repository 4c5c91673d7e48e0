/*
 * Mistake: a dealer waits until the traders have seen the price.
 * Looks right because: no trader can miss a price then.
 * Caught by: aPriceThatIsGoneDoesNotCount, nobodyMissesAnything
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private int waiting; // guarded by this
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
    while (waiting > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  public synchronized Quote awaitChange(long version) throws InterruptedException {
    waiting++;
    try {
      while (quote.version() <= version) {
        wait();
      }
      return quote;
    } finally {
      waiting--;
      notifyAll();
    }
  }

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    waiting++;
    try {
      while (quote.price() <= limit) {
        wait();
      }
      return quote;
    } finally {
      waiting--;
      notifyAll();
    }
  }
}

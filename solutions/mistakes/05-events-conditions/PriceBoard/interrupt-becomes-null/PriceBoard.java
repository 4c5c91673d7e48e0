/*
 * Mistake: whoever is called off gets null.
 * Looks right because: null says that there is no quote.
 * Caught by: waitingForAPriceCanBeInterrupted
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

  public synchronized Quote awaitAbove(long limit) {
    while (quote.price() <= limit) {
      try {
        wait();
      } catch (InterruptedException e) {
        return null;
      }
    }
    return quote;
  }
}

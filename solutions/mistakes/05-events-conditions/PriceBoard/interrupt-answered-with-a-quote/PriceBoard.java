/*
 * Mistake: who is interrupted gets the old quote, as if it were news.
 * Looks right because: the flag is set again, so the interrupt is not lost.
 * Caught by: waitingForAChangeCanBeInterrupted
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

  public synchronized Quote awaitChange(long version) {
    while (quote.version() <= version) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return quote;
      }
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

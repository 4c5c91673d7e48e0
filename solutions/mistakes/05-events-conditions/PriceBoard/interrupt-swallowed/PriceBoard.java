/*
 * Mistake: an interrupt is caught, and the trader waits on.
 * Looks right because: the loop looks again anyway.
 * Caught by: waitingForAPriceCanBeInterrupted, waitingForAChangeCanBeInterrupted
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
        System.out.println("interrupted");
      }
    }
    return quote;
  }

  public synchronized Quote awaitAbove(long limit) {
    while (quote.price() <= limit) {
      try {
        wait();
      } catch (InterruptedException e) {
        System.out.println("interrupted");
      }
    }
    return quote;
  }
}

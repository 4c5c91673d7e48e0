/*
 * Mistake: an interrupt is put off until the price is there.
 * Looks right because: the flag is set again, so it is not lost.
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
    boolean interrupted = false;
    while (quote.price() <= limit) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return quote;
  }
}

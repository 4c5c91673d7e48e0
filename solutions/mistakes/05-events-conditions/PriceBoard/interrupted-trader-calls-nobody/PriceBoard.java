/*
 * Mistake: a trader hands on the call, but not if he is interrupted.
 * Looks right because: every call reaches the next one, and whoever leaves needs none.
 * Caught by: anInterruptIsInNobodysWay
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
    notify();
  }

  public synchronized Quote awaitChange(long version) throws InterruptedException {
    while (quote.version() <= version) {
      wait();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      notify();
    }
    notify();
    return quote;
  }

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    while (quote.price() <= limit) {
      wait();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      notify();
    }
    notify();
    return quote;
  }
}

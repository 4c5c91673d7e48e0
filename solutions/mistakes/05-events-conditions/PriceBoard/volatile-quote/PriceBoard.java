/*
 * Mistake: the board is read without its monitor.
 * Looks right because: a volatile field with an immutable quote is always whole.
 * Caught by: nobodyReadsWhileTheBoardIsHeld
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private volatile Quote quote; // guarded by this

  public PriceBoard(long price) {
    quote = new Quote(0, price);
  }

  public Quote quote() {
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

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    while (quote.price() <= limit) {
      wait();
    }
    return quote;
  }
}

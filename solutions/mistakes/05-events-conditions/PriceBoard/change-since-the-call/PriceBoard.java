/*
 * Mistake: a trader waits until the board changes, whatever he knows already.
 * Looks right because: a change is what happens while one waits.
 * Caught by: aChangeThatIsThereIsNotMissed, itMustBeALaterVersion
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
    Quote before = quote;
    while (quote == before) {
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

/*
 * Mistake: the loop asks a copy that nobody changes.
 * Looks right because: the quote is read under the monitor, and in a loop.
 * Caught by: thePriceThatComesIsReturned
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

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    Quote seen = quote;
    while (seen.price() <= limit) {
      wait();
    }
    return seen;
  }
}

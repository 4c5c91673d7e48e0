/*
 * Mistake: a trader gets the first price above his limit, though it is gone by now.
 * Looks right because: that price was on the board when he was woken.
 * Caught by: aPriceThatIsGoneDoesNotCount, aPriceAboveTheLimitIsReturned
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private Quote highest; // since somebody waits; guarded by this
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
    if (waiting > 0 && (highest == null || price > highest.price())) {
      highest = quote;
    }
    notifyAll();
  }

  public synchronized Quote awaitChange(long version) throws InterruptedException {
    while (quote.version() <= version) {
      wait();
    }
    return quote;
  }

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    if (quote.price() > limit) {
      return quote;
    }
    waiting++;
    try {
      while (highest == null || highest.price() <= limit) {
        wait();
      }
      return highest;
    } finally {
      if (--waiting == 0) {
        highest = null;
      }
    }
  }
}

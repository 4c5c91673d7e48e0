/*
 * Mistake: who waits gives back the inner monitor only, and keeps that of the board.
 * Looks right because: wait() releases the lock, and every access is synchronized.
 * Caught by: aPriceCanBePostedWhileTradersWait
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private final Object news = new Object();
  private Quote quote; // guarded by this

  public PriceBoard(long price) {
    quote = new Quote(0, price);
  }

  public synchronized Quote quote() {
    return quote;
  }

  public synchronized void post(long price) {
    quote = new Quote(quote.version() + 1, price);
    synchronized (news) {
      news.notifyAll();
    }
  }

  public synchronized Quote awaitChange(long version) throws InterruptedException {
    while (quote.version() <= version) {
      synchronized (news) {
        news.wait();
      }
    }
    return quote;
  }

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    while (quote.price() <= limit) {
      synchronized (news) {
        news.wait();
      }
    }
    return quote;
  }
}

/*
 * Mistake: all boards count their versions together.
 * Looks right because: no version can ever come twice.
 * Caught by: eachBoardIsByItself
 */
package workbook.conditions;

import java.util.concurrent.atomic.AtomicLong;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private static final AtomicLong VERSIONS = new AtomicLong();
  private Quote quote; // guarded by this

  public PriceBoard(long price) {
    quote = new Quote(0, price);
  }

  public synchronized Quote quote() {
    return quote;
  }

  public synchronized void post(long price) {
    quote = new Quote(VERSIONS.incrementAndGet(), price);
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

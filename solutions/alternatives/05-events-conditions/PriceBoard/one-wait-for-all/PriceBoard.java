/*
 * Approach: one method waits until a predicate holds, and both waits use it.
 * Right because: there is a single loop, and it asks the predicate under the monitor.
 */
package workbook.conditions;

import java.util.function.Predicate;

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

  public Quote awaitChange(long version) throws InterruptedException {
    return await(seen -> seen.version() > version);
  }

  public Quote awaitAbove(long limit) throws InterruptedException {
    return await(seen -> seen.price() > limit);
  }

  private synchronized Quote await(Predicate<Quote> wanted) throws InterruptedException {
    while (!wanted.test(quote)) {
      wait();
    }
    return quote;
  }
}

/*
 * Mistake: the trader looks every few milliseconds.
 * Looks right because: no message can get lost, so nobody need be woken.
 * Caught by: whoWaitsIsParked
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
  }

  public synchronized Quote awaitChange(long version) throws InterruptedException {
    while (quote.version() <= version) {
      wait(5);
    }
    return quote;
  }

  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    while (quote.price() <= limit) {
      wait(5);
    }
    return quote;
  }
}

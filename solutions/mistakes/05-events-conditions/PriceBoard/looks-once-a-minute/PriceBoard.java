/*
 * Mistake: a trader looks once a minute, though nobody has woken him.
 * Looks right because: every price is announced, and whatever is missed is found a minute later.
 * Caught by: whoWaitsIsParked
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private static final long MINUTE = 60_000;

  private long version; // guarded by this
  private long price; // guarded by this

  public PriceBoard(long price) {
    this.price = price;
  }

  public Quote quote() {
    synchronized (this) {
      return new Quote(version, price);
    }
  }

  public void post(long newPrice) {
    synchronized (this) {
      version++;
      price = newPrice;
      this.notifyAll();
    }
  }

  public Quote awaitChange(long known) throws InterruptedException {
    synchronized (this) {
      while (known >= version) {
        this.wait(MINUTE);
      }
      return quote();
    }
  }

  public Quote awaitAbove(long limit) throws InterruptedException {
    synchronized (this) {
      while (limit >= price) {
        this.wait(MINUTE);
      }
      return quote();
    }
  }
}

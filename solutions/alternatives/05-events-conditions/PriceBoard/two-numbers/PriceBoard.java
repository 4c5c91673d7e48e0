/*
 * Approach: two numbers instead of a record, and the limits are turned into "not yet".
 * Right because: both numbers change under the monitor of the board, and each wait has its loop.
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

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
      for (; known >= version; this.wait()) {}
      return quote();
    }
  }

  public Quote awaitAbove(long limit) throws InterruptedException {
    synchronized (this) {
      for (; limit >= price; this.wait()) {}
      return quote();
    }
  }
}

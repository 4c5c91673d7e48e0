/*
 * Mistake: all boards share the monitor of the class.
 * Looks right because: the same monitor guards everything, and traders wait on it.
 * Caught by: nobodyReadsWhileTheBoardIsHeld, nobodyPostsWhileTheBoardIsHeld
 */
package workbook.conditions;

public class PriceBoard {
  public record Quote(long version, long price) {}

  private Quote quote; // guarded by this

  public PriceBoard(long price) {
    quote = new Quote(0, price);
  }

  public Quote quote() {
    synchronized (PriceBoard.class) {
      return quote;
    }
  }

  public void post(long price) {
    synchronized (PriceBoard.class) {
      quote = new Quote(quote.version() + 1, price);
      PriceBoard.class.notifyAll();
    }
  }

  public Quote awaitChange(long version) throws InterruptedException {
    synchronized (PriceBoard.class) {
      while (quote.version() <= version) {
        PriceBoard.class.wait();
      }
      return quote;
    }
  }

  public Quote awaitAbove(long limit) throws InterruptedException {
    synchronized (PriceBoard.class) {
      while (quote.price() <= limit) {
        PriceBoard.class.wait();
      }
      return quote;
    }
  }
}

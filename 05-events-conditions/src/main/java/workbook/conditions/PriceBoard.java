package workbook.conditions;

/**
 * A board with the price of a share, and traders who wait for news. This exercise is about the
 * monitor of the board: all its methods use it, traders wait on it, and callers may hold it, too,
 * to do several things in one step: nobody reads, changes or sees the board meanwhile. A trader who
 * waits sleeps until he is woken, with no limit of time; if he held the board before, he gives it
 * back meanwhile. Right now traders miss news, act on prices that are gone, and cannot be called
 * off.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 05-events-conditions -Dtest=PriceBoardTest</pre>
 */
public class PriceBoard {
  /** What stands on the board. Every price that is posted has the next version. */
  public record Quote(long version, long price) {}

  private Quote quote;

  /** The board opens with version 0. */
  public PriceBoard(long price) {
    quote = new Quote(0, price);
  }

  public Quote quote() {
    // TODO 1: whoever holds the board is not ready yet
    return quote;
  }

  /** A thread that has been interrupted can post, too, and stays interrupted. */
  public synchronized void post(long price) {
    quote = new Quote(quote.version() + 1, price);
    // TODO 2: one trader hears of it, and he may be waiting for something else
    notify();
  }

  /**
   * Waits until the trader has the board and it has a later version than this one; returns what it
   * shows then. An interrupt ends the wait with an InterruptedException.
   */
  public synchronized Quote awaitChange(long version) throws InterruptedException {
    // TODO 3: the change may be here already, and waking up does not mean that it is
    wait();
    return quote;
  }

  /** The same for a price above the limit: when the trader has the board, it shows that price. */
  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    // TODO 4: when the trader gets hold of the board again, the price may have changed again
    if (quote.price() <= limit) {
      try {
        wait();
      } catch (InterruptedException e) {
        // TODO 5: somebody has called the trader off, and he does not know it
        System.out.println("interrupted");
      }
    }
    return quote;
  }
}

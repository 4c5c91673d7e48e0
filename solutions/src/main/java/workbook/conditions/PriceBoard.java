package workbook.conditions;

/**
 * A board with the price of a share, and traders who wait for news. The monitor of the board guards
 * everything: all its methods use it, traders wait on it, and callers may hold it, too, to do
 * several things in one step: nobody reads, changes or sees the board meanwhile.
 *
 * <p>Thread-safe. An interrupt ends both waits with an InterruptedException.
 */
public class PriceBoard {
  /** What stands on the board. Every price that is posted has the next version. */
  public record Quote(long version, long price) {}

  private Quote quote; // guarded by this

  /** The board opens with version 0. */
  public PriceBoard(long price) {
    quote = new Quote(0, price);
  }

  public synchronized Quote quote() {
    // 1: who wants to look waits for whoever holds the board
    return quote;
  }

  /** A thread that has been interrupted can post, too, and stays interrupted. */
  public synchronized void post(long price) {
    quote = new Quote(quote.version() + 1, price);
    // 2: the traders wait for different things, and only they know for which: all look again
    notifyAll();
  }

  /**
   * Waits until the trader has the board and it has a later version than this one; returns what it
   * shows then. An interrupt ends the wait with an InterruptedException.
   */
  public synchronized Quote awaitChange(long version) throws InterruptedException {
    // 3: look first, and look again after each wake-up; the version tells what the trader knows
    while (quote.version() <= version) {
      wait();
    }
    return quote;
  }

  /** The same for a price above the limit: when the trader has the board, it shows that price. */
  public synchronized Quote awaitAbove(long limit) throws InterruptedException {
    // 4: wait() gives the monitor back and takes it again later, and that can be too late
    while (quote.price() <= limit) {
      // 5: there is nothing to do about an interrupt here, so it is passed on
      wait();
    }
    return quote;
  }
}

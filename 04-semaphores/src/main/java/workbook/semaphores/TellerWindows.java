package workbook.semaphores;

/**
 * The hall of a bank that has several teller windows. Each customer comes on a thread of his own
 * and is served on it. Right now only one customer is served at a time, however many windows there
 * are, and a customer who has had enough of waiting cannot leave. Let as many in as there are
 * windows, and never more.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 04-semaphores -Dtest=TellerWindowsTest</pre>
 */
public class TellerWindows {
  /** Somebody who has something to do at a window. That takes time, and it may fail. */
  public interface Customer {
    void atTheWindow();
  }

  private final int windows;

  public TellerWindows(int windows) {
    this.windows = windows;
  }

  /**
   * Serves the customer on the thread of the caller. Blocks until a window is free. An interrupt
   * ends that wait at once, however many others wait: the customer leaves without having been
   * served. Whatever the customer throws, be it an exception or an error, reaches the caller, and
   * the window is free again.
   *
   * @throws InterruptedException if the customer was interrupted and has not been served
   */
  public void serve(Customer customer) throws InterruptedException {
    // TODO 1: the first customer is in the way of all others, though only one window is taken
    // TODO 2: a customer who waits here cannot be interrupted
    synchronized (this) {
      customer.atTheWindow();
    }
  }
}

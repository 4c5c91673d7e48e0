package workbook.races;

import java.util.function.Supplier;

/**
 * A value that is fetched when somebody first asks for it: the exchange rates of the day, which
 * take a call to the head office. Right now several tellers may call, one after the other or all at
 * once. Let only one of them call while the others wait for what he gets, however long it takes. If
 * the call fails with an exception or an error, that teller gets it as it is, and the next one
 * tries anew, whether he comes later or waits already. A teller who is interrupted goes on waiting,
 * and stays interrupted.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 02-race-conditions -Dtest=LazyTest</pre>
 */
public class Lazy<T> {
  private final Supplier<T> supplier;
  private T value;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  /** Returns what the supplier returns, which may be null; asks it once, unless it throws. */
  public T get() {
    // TODO 1: two threads may both find that there is no value yet
    // TODO 2: a thread that did not fetch the value itself may see it unfinished, or not at all
    // TODO 3: is there no value yet, or is the value null?
    if (value == null) {
      value = supplier.get();
    }
    return value;
  }
}

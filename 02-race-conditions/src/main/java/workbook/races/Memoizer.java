package workbook.races;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what a slow function has returned for each key, so that it is asked only once. Right
 * now two clerks who want the same key at once may both ask it, and one slow key holds up all the
 * others; but whoever wants another key is not to wait, however many are being computed. The
 * function may itself ask the memoizer for other keys. It never returns null.
 *
 * <p>A failure, be it an exception or an error, reaches the caller as the function threw it, and is
 * not remembered: whoever asks after that tries again. Those who waited meanwhile get the same
 * failure, or try again.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 02-race-conditions -Dtest=MemoizerTest</pre>
 */
public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final Map<K, V> values = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  /**
   * Returns the value of the key. Blocks while another thread computes the very same value, however
   * long that takes. An interrupt ends that wait, with an InterruptedException, and nothing else:
   * the computation goes on, and the others get its value.
   */
  public V get(K key) throws InterruptedException {
    // TODO 1: when nothing is here, somebody may be working on it already
    V value = values.get(key);
    if (value == null) {
      // TODO 2: whoever computes is in the way of all who want another key
      // TODO 3: whoever waits here for somebody else cannot be interrupted
      synchronized (this) {
        value = compute(key);
      }
    }
    return value;
  }

  private V compute(K key) {
    try {
      V value = function.apply(key);
      values.put(key, value);
      return value;
    } catch (RuntimeException e) {
      // TODO 4: callers should get the failure as the function threw it
      throw new IllegalStateException("no value for " + key, e);
    }
  }
}

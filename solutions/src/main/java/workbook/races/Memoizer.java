package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Remembers what a slow function has returned for each key, so that it is asked only once. Whoever
 * wants another key does not wait, however many are being computed. The function may itself ask the
 * memoizer for other keys. It never returns null.
 *
 * <p>A failure, be it an exception or an error, reaches the caller as the function threw it, and is
 * not remembered: whoever asks after that tries again. Those who waited meanwhile get the same
 * failure.
 *
 * <p>Thread-safe. The idea of keeping the computation in the map, not its value, is from Goetz et
 * al., Java Concurrency in Practice, listing 5.19.
 */
public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  /**
   * Returns the value of the key. Blocks while another thread computes the very same value, however
   * long that takes. An interrupt ends that wait, with an InterruptedException, and nothing else:
   * the computation goes on, and the others get its value.
   */
  public V get(K key) throws InterruptedException {
    // 1: the task is on the map before it runs, and putIfAbsent() lets only one in
    FutureTask<V> task = tasks.get(key);
    if (task == null) {
      FutureTask<V> mine = new FutureTask<>(() -> function.apply(key));
      task = tasks.putIfAbsent(key, mine);
      if (task == null) {
        task = mine;
        // 2: the function runs outside the map and under no lock
        mine.run();
      }
    }
    try {
      // 4: this wait ends with an interrupt; the task is not cancelled, for others want it, too
      return task.get();
    } catch (ExecutionException e) {
      // 3: this task is forgotten, but not a newer one; the caller gets what the function threw
      tasks.remove(key, task);
      throw unwrapped(e.getCause());
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause; // a function throws no others
  }
}

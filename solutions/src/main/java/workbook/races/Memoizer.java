package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Remembers what a slow function has returned for each key, so that it is asked only once. Who
 * comes first computes; who wants the same key meanwhile waits for that very computation, and who
 * wants another key does not wait. A failure is not remembered: the next clerk tries again. The
 * function may itself ask the memoizer for other keys. It never returns null.
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
   * Returns the value of the key. Blocks while another thread computes the very same value; an
   * interrupt ends that wait, and the computation goes on. What the function throws reaches its
   * caller and all who wait for it.
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

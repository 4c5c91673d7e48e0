/*
 * Mistake: who sees a failure removes whatever is on the map now.
 * Looks right because: a failed task must not stay on the map.
 * Caught by: aFailureIsNotRemembered
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    FutureTask<V> task = tasks.get(key);
    if (task == null) {
      FutureTask<V> mine = new FutureTask<>(() -> function.apply(key));
      task = tasks.putIfAbsent(key, mine);
      if (task == null) {
        task = mine;
        mine.run();
      }
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      tasks.remove(key);
      throw unwrapped(e.getCause());
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }
}

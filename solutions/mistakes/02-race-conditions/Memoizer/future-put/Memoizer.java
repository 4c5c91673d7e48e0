/*
 * Mistake: the task is put on the map without asking whether there is one by now.
 * Looks right because: the task is there before the computation begins, so hardly any time is left.
 * Caught by: twoWhoWantTheSameComputeItOnce
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
      task = new FutureTask<>(() -> function.apply(key));
      tasks.put(key, task);
      task.run();
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      tasks.remove(key, task);
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

/*
 * Mistake: four threads compute, and a function that asks for another key keeps one while it waits.
 * Looks right because: a few threads are enough, and callers only wait.
 * Caught by: aHundredKeysNeedEachOther, differentKeysDoNotWait
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();
  private final Executor workers =
      Executors.newFixedThreadPool(
          4,
          work -> {
            Thread thread = new Thread(work, "memoizer");
            thread.setDaemon(true);
            return thread;
          });

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
        workers.execute(mine);
      }
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

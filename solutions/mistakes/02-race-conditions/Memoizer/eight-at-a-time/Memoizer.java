/*
 * Mistake: only eight functions may run at once, and one that asks for another key counts, too.
 * Looks right because: a slow function is dear, and eight are enough for all clerks.
 * Caught by: aHundredKeysNeedEachOther, differentKeysDoNotWait
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(8);

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    FutureTask<V> task = tasks.get(key);
    if (task == null) {
      FutureTask<V> mine = new FutureTask<>(() -> compute(key));
      task = tasks.putIfAbsent(key, mine);
      if (task == null) {
        task = mine;
        mine.run();
      }
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      tasks.remove(key, task);
      throw unwrapped(e.getCause());
    }
  }

  private V compute(K key) {
    places.acquireUninterruptibly();
    try {
      return function.apply(key);
    } finally {
      places.release();
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }
}

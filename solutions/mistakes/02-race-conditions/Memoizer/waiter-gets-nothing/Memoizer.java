/*
 * Mistake: a clerk whose computation by another has failed gets null.
 * Looks right because: no value is no value; the clerk who computed gets the failure.
 * Caught by: aFailureReachesThoseWhoWait
 */
package workbook.races;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, CompletableFuture<V>> values = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> first = values.putIfAbsent(key, mine);
    if (first == null) {
      try {
        V value = function.apply(key);
        mine.complete(value);
        return value;
      } catch (RuntimeException | Error e) {
        values.remove(key, mine);
        mine.complete(null);
        throw e;
      }
    }
    try {
      return first.get();
    } catch (ExecutionException e) {
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

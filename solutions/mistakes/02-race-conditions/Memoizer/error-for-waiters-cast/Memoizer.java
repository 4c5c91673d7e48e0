/*
 * Mistake: a clerk who waits gets a ClassCastException in place of an error.
 * Looks right because: a function throws no checked exceptions; the clerk who computes gets the error itself.
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
        mine.completeExceptionally(e);
        throw e;
      }
    }
    try {
      return first.get();
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    }
  }
}

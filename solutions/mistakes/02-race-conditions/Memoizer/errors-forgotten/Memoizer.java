/*
 * Mistake: only a RuntimeException completes the future; after an Error all wait for ever.
 * Looks right because: a function throws no checked exceptions, so that is all there is.
 * Caught by: aFailureIsNotRemembered
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
      } catch (RuntimeException e) {
        values.remove(key, mine);
        mine.completeExceptionally(e);
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

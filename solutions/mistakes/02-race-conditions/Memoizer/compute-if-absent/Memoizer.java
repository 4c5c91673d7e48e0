/*
 * Mistake: the function runs inside computeIfAbsent(), which holds a part of the table.
 * Looks right because: it is atomic, once per key, and other keys seem free.
 * Caught by: keysThatCollideDoNotWait, theFunctionMayAskForAnotherKey
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, V> values = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    return values.computeIfAbsent(key, function);
  }
}

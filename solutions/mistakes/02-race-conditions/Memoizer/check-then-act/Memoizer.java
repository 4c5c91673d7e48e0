/*
 * Mistake: looking and computing are two steps, with nothing in between.
 * Looks right because: the map is a concurrent one.
 * Caught by: twoWhoWantTheSameComputeItOnce
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
    V value = values.get(key);
    if (value == null) {
      value = function.apply(key);
      values.put(key, value);
    }
    return value;
  }
}

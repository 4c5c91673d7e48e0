/*
 * Mistake: synchronized on the key, but equal keys can be different objects.
 * Looks right because: there is one lock for each key.
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
    synchronized (key) {
      V value = values.get(key);
      if (value == null) {
        value = function.apply(key);
        values.put(key, value);
      }
      return value;
    }
  }
}

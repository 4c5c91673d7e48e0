/*
 * Mistake: the value is computed first, and then put in if nobody else has.
 * Looks right because: putIfAbsent() is atomic, so all get the same value.
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
      V mine = function.apply(key);
      V other = values.putIfAbsent(key, mine);
      value = other == null ? mine : other;
    }
    return value;
  }
}

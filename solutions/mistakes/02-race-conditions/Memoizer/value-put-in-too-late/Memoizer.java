/*
 * Mistake: the key is free before its value is there.
 * Looks right because: both happen before the clerk leaves.
 * Caught by: twoWhoWantTheSameComputeItOnce
 */
package workbook.races;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final Map<K, V> values = new ConcurrentHashMap<>();
  private final Set<K> computing = new HashSet<>(); // guarded by this

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    synchronized (this) {
      while (computing.contains(key)) {
        wait();
      }
      if (values.containsKey(key)) {
        return values.get(key);
      }
      computing.add(key);
    }
    V value = null;
    try {
      value = function.apply(key);
      return value;
    } finally {
      synchronized (this) {
        computing.remove(key);
        notifyAll();
      }
      if (value != null) {
        values.put(key, value);
      }
    }
  }
}

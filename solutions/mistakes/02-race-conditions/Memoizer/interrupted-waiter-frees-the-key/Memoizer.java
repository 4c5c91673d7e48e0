/*
 * Mistake: a clerk who is interrupted while waiting frees the key of the one who computes.
 * Looks right because: whoever leaves cleans up in finally.
 * Caught by: theOthersGoOnWaiting
 */
package workbook.races;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final Map<K, V> values = new HashMap<>(); // guarded by this
  private final Set<K> computing = new HashSet<>(); // guarded by this

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    V value = null;
    try {
      synchronized (this) {
        while (computing.contains(key)) {
          wait();
        }
        if (values.containsKey(key)) {
          return values.get(key);
        }
        computing.add(key);
      }
      value = function.apply(key);
      return value;
    } finally {
      synchronized (this) {
        if (value != null) {
          values.put(key, value);
        }
        computing.remove(key);
        notifyAll();
      }
    }
  }
}

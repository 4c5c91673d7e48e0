/*
 * Mistake: a clerk who was woken does not look whether somebody computes again.
 * Looks right because: the one he waited for has finished.
 * Caught by: twoWaitForAFailure, twoWhoWantTheSameComputeItOnce
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
    synchronized (this) {
      if (computing.contains(key)) {
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
        if (value != null) {
          values.put(key, value);
        }
        computing.remove(key);
        notifyAll();
      }
    }
  }
}

/*
 * Mistake: sixteen locks, and keys with the same hash code share one.
 * Looks right because: different keys mostly have different locks.
 * Caught by: keysThatCollideDoNotWait
 */
package workbook.races;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, V> values = new ConcurrentHashMap<>();
  private final Lock[] locks = new Lock[16];

  {
    Arrays.setAll(locks, i -> new ReentrantLock());
  }

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    Lock lock = locks[Math.floorMod(key.hashCode(), locks.length)];
    lock.lockInterruptibly();
    try {
      V value = values.get(key);
      if (value == null) {
        value = function.apply(key);
        values.put(key, value);
      }
      return value;
    } finally {
      lock.unlock();
    }
  }
}

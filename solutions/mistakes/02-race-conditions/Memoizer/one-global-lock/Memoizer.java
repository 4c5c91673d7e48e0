/*
 * Mistake: the function runs under one lock for all keys.
 * Looks right because: nothing is computed twice.
 * Caught by: differentKeysDoNotWait, keysThatCollideDoNotWait
 */
package workbook.races;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final Map<K, V> values = new HashMap<>();
  private final Lock lock = new ReentrantLock();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
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

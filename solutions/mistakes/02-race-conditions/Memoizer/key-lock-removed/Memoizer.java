/*
 * Mistake: the lock of a key is thrown away while others still wait for it.
 * Looks right because: the value is in the map by then; but not after a failure.
 * Caught by: twoWaitForAFailure
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, V> values = new ConcurrentHashMap<>();
  private final ConcurrentMap<K, Lock> locks = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    Lock lock = locks.computeIfAbsent(key, k -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      V value = values.get(key);
      if (value == null) {
        value = function.apply(key);
        values.put(key, value);
      }
      return value;
    } finally {
      locks.remove(key, lock);
      lock.unlock();
    }
  }
}

/*
 * Approach: each key has a slot with a lock and its value.
 * Right because: only those who want the same key meet at its lock, and lockInterruptibly() lets
 * them go.
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, Slot<V>> slots = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    Slot<V> slot = slots.computeIfAbsent(key, k -> new Slot<>());
    slot.lock.lockInterruptibly();
    try {
      if (slot.value == null) {
        slot.value = function.apply(key);
      }
      return slot.value;
    } finally {
      slot.lock.unlock();
    }
  }

  private static final class Slot<V> {
    private final Lock lock = new ReentrantLock();
    private V value; // guarded by lock
  }
}

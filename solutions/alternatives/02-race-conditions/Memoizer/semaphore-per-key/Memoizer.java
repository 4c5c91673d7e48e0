/*
 * Approach: each key has a semaphore with one permit, and a value.
 * Right because: acquire() ends with an interrupt and then takes no permit; only those with the same key meet.
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, Slot<V>> slots = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    Slot<V> slot = slots.computeIfAbsent(key, k -> new Slot<>());
    slot.turn.acquire();
    try {
      if (slot.value == null) {
        slot.value = function.apply(key);
      }
      return slot.value;
    } finally {
      slot.turn.release();
    }
  }

  private static final class Slot<V> {
    private final Semaphore turn = new Semaphore(1);
    private V value; // only whoever has the turn
  }
}

/*
 * Mistake: each key has a slot, and its value is computed under the monitor of the slot.
 * Looks right because: once per key, and different keys do not meet.
 * Caught by: whoWaitsCanBeInterrupted
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, Slot<V>> slots = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    Slot<V> slot = slots.computeIfAbsent(key, k -> new Slot<>());
    synchronized (slot) {
      if (slot.value == null) {
        slot.value = function.apply(key);
      }
      return slot.value;
    }
  }

  private static final class Slot<V> {
    private V value;
  }
}

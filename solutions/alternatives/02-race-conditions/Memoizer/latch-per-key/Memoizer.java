/*
 * Approach: whoever puts a latch on the map computes; the others wait for it and look again.
 * Right because: the value is there before the latch goes, and after a failure one of those who wait computes.
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

public class Memoizer<K, V> {
  private final Function<K, V> function;
  private final ConcurrentMap<K, V> values = new ConcurrentHashMap<>();
  private final ConcurrentMap<K, CountDownLatch> computing = new ConcurrentHashMap<>();

  public Memoizer(Function<K, V> function) {
    this.function = function;
  }

  public V get(K key) throws InterruptedException {
    CountDownLatch mine = new CountDownLatch(1);
    while (true) {
      CountDownLatch other = computing.putIfAbsent(key, mine);
      if (other == null) {
        break;
      }
      other.await();
    }
    try {
      V value = values.get(key);
      if (value == null) {
        value = function.apply(key);
        values.put(key, value);
      }
      return value;
    } finally {
      computing.remove(key);
      mine.countDown();
    }
  }
}

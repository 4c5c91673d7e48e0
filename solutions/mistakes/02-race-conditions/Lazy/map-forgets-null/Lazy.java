/*
 * Mistake: computeIfAbsent() keeps nothing if the value is null.
 * Looks right because: the map calls the function once, keeps no failure, and publishes safely.
 * Caught by: nullIsAValue
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final ConcurrentMap<String, T> map = new ConcurrentHashMap<>();

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    return map.computeIfAbsent("value", key -> supplier.get());
  }
}

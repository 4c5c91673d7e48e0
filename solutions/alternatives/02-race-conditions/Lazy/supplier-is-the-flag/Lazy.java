/*
 * Approach: the supplier is let go once the value is there, and stands for the flag until then.
 * Right because: the volatile supplier is written after the value and read before it; a failure leaves it there.
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private volatile Supplier<T> supplier; // null once the value is there; written under this
  private T value; // written before supplier, read after it

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (supplier != null) {
      synchronized (this) {
        if (supplier != null) {
          value = supplier.get();
          supplier = null;
        }
      }
    }
    return value;
  }
}

package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A tray between the counter and the back office: clerks put forms in, tellers take them out, and
 * the form that came first leaves first. The lock is the office's: whoever holds it, even several
 * times over, does several things as one step, such as putting in two forms, and gives it back only
 * to wait. Nobody sees a step halfway. Right now forms get lost, the tray holds more than it
 * should, and somebody sleeps though there is work.
 *
 * <p>Whoever waits sleeps. Nobody sleeps while there is a form or a place for him, even if somebody
 * who could have had it was interrupted, or gave up. An interrupt ends a wait with an {@link
 * InterruptedException}, and the tray is as it was.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 05-events-conditions -Dtest=BoundedBufferTest</pre>
 */
public class BoundedBuffer<T> {
  private final Queue<T> forms = new ArrayDeque<>();
  private final int capacity;
  private final Lock lock;
  private final Condition changed; // TODO 1: some wait for a form, and others for a place

  public BoundedBuffer(int capacity, Lock lock) {
    this.capacity = capacity;
    this.lock = lock;
    changed = lock.newCondition();
  }

  /** Blocks while the tray is full. */
  public void put(T form) throws InterruptedException {
    lock.lock();
    try {
      if (forms.size() == capacity) { // TODO 2: it may be full again, after the wait
        changed.await();
      }
      forms.add(form);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks while the tray is empty. */
  public T take() throws InterruptedException {
    lock.lock();
    try {
      if (forms.isEmpty()) { // TODO 3: it may be empty again, after the wait
        changed.await();
      }
      return forms.poll(); // TODO 4: nobody hears of the free place
    } finally {
      lock.unlock();
    }
  }

  /**
   * Blocks while the tray is full, but no longer than this; with a time of 0 or less it only looks.
   * Returns false if it found no place.
   */
  public boolean offer(T form, long time, TimeUnit unit) throws InterruptedException {
    throw new UnsupportedOperationException("TODO 5"); // TODO 5: no form is put in here
  }

  /**
   * Blocks while the tray is empty, but no longer than this; with a time of 0 or less it only
   * looks. Returns null if it found no form.
   */
  public T poll(long time, TimeUnit unit) throws InterruptedException {
    throw new UnsupportedOperationException("TODO 6"); // TODO 6: no form is taken out here
  }
}

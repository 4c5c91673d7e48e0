/*
 * Mistake: gives the lock back once, though its caller may hold it, too.
 * Looks right because: the lock is free while it sleeps.
 * Caught by: aTellerLetsAClerkGoOn
 */
package workbook.conditions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

public class BoundedBuffer<T> {
  private final Queue<T> forms = new ArrayDeque<>(); // guarded by lock
  private final Lock lock;
  private final Semaphore places;
  private final Semaphore waiting = new Semaphore(0); // for forms that are in the tray

  public BoundedBuffer(int capacity, Lock lock) {
    this.lock = lock;
    places = new Semaphore(capacity);
  }

  public void put(T form) throws InterruptedException {
    places.acquire();
    add(form);
  }

  public T take() throws InterruptedException {
    waiting.acquire();
    return remove();
  }

  public boolean offer(T form, long time, TimeUnit unit) throws InterruptedException {
    boolean room = places.tryAcquire(time, unit);
    if (room) {
      add(form);
    }
    return room;
  }

  public T poll(long time, TimeUnit unit) throws InterruptedException {
    return waiting.tryAcquire(time, unit) ? remove() : null;
  }

  private void add(T form) {
    lock.lock();
    try {
      forms.add(form);
    } finally {
      lock.unlock();
    }
    waiting.release();
  }

  private T remove() {
    lock.lock();
    try {
      return forms.remove();
    } finally {
      lock.unlock();
      places.release();
    }
  }
}

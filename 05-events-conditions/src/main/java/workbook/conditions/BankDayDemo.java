package workbook.conditions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A day at the bank: customers wait for two events, the opening and the start of transactions; then
 * they queue, and two tellers wait at a condition for them. When the bank closes the tellers serve
 * the rest and go home.
 *
 * <p>Run it from the top folder of the course:
 *
 * <pre>java 05-events-conditions/src/main/java/workbook/conditions/BankDayDemo.java</pre>
 */
public final class BankDayDemo {
  private static final int CUSTOMERS = 4;
  private static final int TELLERS = 2;

  private final long begin = System.nanoTime();

  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch transactions = new CountDownLatch(1);

  private final Lock lock = new ReentrantLock();
  private final Condition somethingToDo = lock.newCondition(); // queue not empty, or closed
  private final Queue<String> queue = new ArrayDeque<>(); // guarded by lock
  private boolean closed; // guarded by lock

  private BankDayDemo() {}

  public static void main(String[] args) throws InterruptedException {
    new BankDayDemo().day();
  }

  private void day() throws InterruptedException {
    List<Thread> customers = start("customer", CUSTOMERS, this::visit);
    List<Thread> tellers = start("teller", TELLERS, this::work);
    pause(200);
    tell("the bank opens");
    open.countDown();
    pause(200);
    tell("transactions begin");
    transactions.countDown();
    for (Thread customer : customers) {
      customer.join();
    }
    tell("the bank closes");
    close();
    for (Thread teller : tellers) {
      teller.join();
    }
    tell("the lights go out");
  }

  private void visit() throws InterruptedException {
    open.await();
    tell("walks in");
    transactions.await();
    lock.lock();
    try {
      queue.add(Thread.currentThread().getName());
      tell("queues");
      somethingToDo.signal();
    } finally {
      lock.unlock();
    }
  }

  private void work() throws InterruptedException {
    for (String customer = next(); customer != null; customer = next()) {
      tell("serves " + customer);
      pause(100); // without the lock: the other teller can work, and customers can queue
    }
    tell("goes home");
  }

  /** Blocks until there is a customer; returns null when the bank has closed and nobody is left. */
  private String next() throws InterruptedException {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        somethingToDo.await();
      }
      return queue.poll();
    } finally {
      lock.unlock();
    }
  }

  private void close() {
    lock.lock();
    try {
      closed = true;
      somethingToDo.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private interface Body {
    void run() throws InterruptedException;
  }

  private static List<Thread> start(String name, int count, Body body) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  body.run();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              name + "-" + i);
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private static void pause(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  private void tell(String what) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT, "%.1f s  %-10s %s%n", seconds, Thread.currentThread().getName(), what);
  }
}

package workbook.conditions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import workbook.support.Story;
import workbook.support.Worker;

/**
 * A reentrant lock that knows who is asleep on its conditions. A test can wake everybody for no
 * reason, and see for how long they wanted to wait. As safe for threads as the lock inside.
 */
final class WatchedLock implements Lock {
  /** From here on a thread is asleep on a condition, until it is woken and has the lock again. */
  private static final class Nap {
    private final Thread sleeper = Thread.currentThread();
    private boolean woken; // guarded by the lock: the nap will end by itself
  }

  private interface Wait<T> {
    T begin() throws InterruptedException;
  }

  private final Story story;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<WatchedCondition> conditions = new CopyOnWriteArrayList<>();
  private final List<Duration> times = new CopyOnWriteArrayList<>();

  WatchedLock(Story story) {
    this.story = story;
  }

  /** Blocks until each worker is done, or asleep on a condition that nobody has signalled since. */
  void settle(Worker<?>... workers) {
    AtomicInteger looks = new AtomicInteger();
    story.await(
        "everybody to come to rest",
        () -> areAtRest(workers) || looks.incrementAndGet() > 150); // they may wait elsewhere
    if (!areAtRest(workers)) {
      Stream.of(workers).forEach(Worker::settle);
    }
  }

  /** Whether the worker is done. Blocks until all who take part have come to rest. */
  boolean isDone(Worker<?> worker, Worker<?>... others) {
    settle(Stream.concat(Stream.of(worker), Stream.of(others)).toArray(Worker<?>[]::new));
    return !worker.thread().isAlive();
  }

  private boolean areAtRest(Worker<?>... workers) {
    if (Stream.of(workers).noneMatch(worker -> worker.thread().isAlive())) {
      return true;
    } else if (!lock.tryLock()) {
      return false;
    }
    try {
      return Stream.of(workers)
          .map(Worker::thread)
          .allMatch(thread -> !thread.isAlive() || isAsleep(nap -> nap.sleeper == thread));
    } finally {
      lock.unlock();
    }
  }

  private boolean isAsleep(Predicate<Nap> which) {
    return conditions.stream()
        .flatMap(condition -> condition.naps.stream())
        .anyMatch(nap -> which.test(nap) && !nap.woken);
  }

  /** Interrupts the worker, whether it is asleep or not. */
  void interrupt(Worker<?> worker) {
    lock.lock();
    try {
      story.note("interrupts " + worker.thread().getName());
      conditions.forEach(condition -> condition.wake(nap -> nap.sleeper == worker.thread()));
      worker.thread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes everybody who is asleep on a condition of this lock, for no reason. */
  void wakeForNoReason() {
    lock.lock();
    try {
      story.note("wakes everybody for no reason");
      conditions.forEach(WatchedCondition::wakeAll);
    } finally {
      lock.unlock();
    }
  }

  /** For how long those wanted to wait who waited with a limit, in the order of their waits. */
  List<Duration> times() {
    return times;
  }

  boolean isFree() {
    return !lock.isLocked();
  }

  @Override
  public void lock() {
    lock.lock();
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    lock.lockInterruptibly();
  }

  @Override
  public boolean tryLock() {
    return lock.tryLock();
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
    return lock.tryLock(time, unit);
  }

  @Override
  public void unlock() {
    lock.unlock();
  }

  @Override
  public Condition newCondition() {
    WatchedCondition condition = new WatchedCondition("condition " + (conditions.size() + 1));
    conditions.add(condition);
    return condition;
  }

  private final class WatchedCondition implements Condition {
    private final String name;
    private final Condition condition = lock.newCondition();
    private final List<Nap> naps =
        new ArrayList<>(); // guarded by the lock; who came first is first

    WatchedCondition(String name) {
      this.name = name;
    }

    private <T> T sleep(Wait<T> wait) throws InterruptedException {
      if (!lock.isHeldByCurrentThread()) {
        return wait.begin(); // which fails
      }
      Nap nap = new Nap();
      naps.add(nap);
      story.note("waits on " + name);
      try {
        T result = wait.begin();
        story.note("wakes up");
        return result;
      } finally {
        naps.remove(nap);
      }
    }

    private <T> T sleep(long nanos, Wait<T> wait) throws InterruptedException {
      times.add(Duration.ofNanos(nanos));
      return sleep(wait);
    }

    private void wake(Predicate<Nap> which) {
      naps.stream().filter(which).forEach(nap -> nap.woken = true);
    }

    private void wakeAll() {
      wake(nap -> true);
      condition.signalAll();
    }

    @Override
    public void await() throws InterruptedException {
      sleep(
          () -> {
            condition.await();
            return null;
          });
    }

    @Override
    public void awaitUninterruptibly() {
      try {
        sleep(
            () -> {
              condition.awaitUninterruptibly();
              return null;
            });
      } catch (InterruptedException e) {
        throw new AssertionError(e); // it is never thrown
      }
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
      return sleep(nanos, () -> condition.awaitNanos(nanos));
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
      return sleep(unit.toNanos(time), () -> condition.await(time, unit));
    }

    @Override
    public boolean awaitUntil(Date end) throws InterruptedException {
      long millis = end.getTime() - System.currentTimeMillis();
      return sleep(TimeUnit.MILLISECONDS.toNanos(millis), () -> condition.awaitUntil(end));
    }

    @Override
    public void signal() {
      if (lock.isHeldByCurrentThread()) {
        story.note("signals " + name);
        naps.stream().filter(nap -> !nap.woken).findFirst().ifPresent(nap -> nap.woken = true);
      }
      condition.signal();
    }

    @Override
    public void signalAll() {
      if (lock.isHeldByCurrentThread()) {
        story.note("signals " + name + " to all");
        wake(nap -> true);
      }
      condition.signalAll();
    }
  }
}

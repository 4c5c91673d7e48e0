package workbook.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BooleanSupplier;

/**
 * What woven code calls instead of a call that may block, looks at the clock or ends the JVM. Each
 * method stands for the one of the same name, whose receiver is its first parameter.
 *
 * <p>Most of them only hold the caller until the call would go through, and then make it. That is
 * no more than a delay before the call, so nobody can tell the difference.
 */
public final class Waits {
  private static final Map<Object, Object> LOCK_OF =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Waits() {}

  // ---- holding

  private static void until(Object on, boolean interruptible, BooleanSupplier ready) {
    until(on, interruptible, Long.MAX_VALUE, ready);
  }

  /** Holds the caller until it is ready; returns false if its time was over first. */
  private static boolean until(
      Object on, boolean interruptible, long nanos, BooleanSupplier ready) {
    Actor me = Schedule.me();
    if (me == null || on == null || !on.getClass().getName().startsWith("java.")) {
      return true;
    }
    boolean now = ready.getAsBoolean() || interruptible && Thread.currentThread().isInterrupted();
    if (!now && nanos > 0) {
      me.schedule.await(me, new Actor.Wait(on, ready, interruptible, deadline(me, nanos)));
    }
    return ready.getAsBoolean() || interruptible && Thread.currentThread().isInterrupted();
  }

  /** For ever, if it is so long that the clock would go round. */
  private static long deadline(Actor me, long nanos) {
    return nanos >= Long.MAX_VALUE / 2 ? Long.MAX_VALUE : me.schedule.now() + Math.max(0, nanos);
  }

  private static boolean isHeldByTheSchedule() {
    return Schedule.me() != null;
  }

  // ---- monitors

  public static void wait(Object monitor) throws InterruptedException {
    sleepIn(monitor, 0, () -> monitor.wait());
  }

  public static void wait(Object monitor, long millis) throws InterruptedException {
    sleepIn(
        monitor,
        millis == 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(millis),
        () -> monitor.wait(millis));
  }

  public static void wait(Object monitor, long millis, int nanos) throws InterruptedException {
    long all = TimeUnit.MILLISECONDS.toNanos(millis) + nanos;
    sleepIn(monitor, all, () -> monitor.wait(millis, nanos));
  }

  public static void timedWait(TimeUnit unit, Object monitor, long time)
      throws InterruptedException {
    if (time > 0) {
      sleepIn(monitor, unit.toNanos(time), () -> unit.timedWait(monitor, time));
    }
  }

  private static void sleepIn(Object monitor, long nanos, Steps.Blocking real)
      throws InterruptedException {
    Actor me = Schedule.me();
    if (me == null || nanos < 0 || me.schedule.monitors.ownerOf(monitor) != me) {
      real.run();
    } else if (Thread.interrupted()) {
      throw new InterruptedException();
    } else {
      me.schedule.monitors.sleepIn(me, monitor, nanos == 0 ? Long.MAX_VALUE : deadline(me, nanos));
    }
  }

  public static void notify(Object monitor) {
    Actor me = Schedule.me();
    monitor.notify();
    if (me != null) {
      me.schedule.monitors.wakeSleepers(me, monitor, false, false);
    }
  }

  public static void notifyAll(Object monitor) {
    Actor me = Schedule.me();
    monitor.notifyAll();
    if (me != null) {
      me.schedule.monitors.wakeSleepers(me, monitor, true, false);
    }
  }

  // ---- locks and conditions

  public static Condition newCondition(Lock lock) {
    Condition condition = lock.newCondition();
    if (lock.getClass() == ReentrantLock.class) {
      LOCK_OF.put(condition, lock);
    }
    return condition;
  }

  public static ReentrantReadWriteLock.ReadLock readLock(ReentrantReadWriteLock both) {
    return known(both.readLock(), both);
  }

  public static ReentrantReadWriteLock.WriteLock writeLock(ReentrantReadWriteLock both) {
    return known(both.writeLock(), both);
  }

  public static Lock readLock(ReadWriteLock both) {
    return known(both.readLock(), LOCK_OF.getOrDefault(both, both));
  }

  public static Lock writeLock(ReadWriteLock both) {
    return known(both.writeLock(), LOCK_OF.getOrDefault(both, both));
  }

  public static Lock asReadLock(StampedLock stamped) {
    return known(stamped.asReadLock(), stamped);
  }

  public static Lock asWriteLock(StampedLock stamped) {
    return known(stamped.asWriteLock(), stamped);
  }

  public static ReadWriteLock asReadWriteLock(StampedLock stamped) {
    return known(stamped.asReadWriteLock(), stamped);
  }

  private static <T> T known(T view, Object lock) {
    LOCK_OF.put(view, lock);
    return view;
  }

  private static BooleanSupplier isFree(Lock lock) {
    if (lock instanceof ReentrantLock known) {
      boolean mine = known.isHeldByCurrentThread();
      return () -> mine || !known.isLocked();
    } else if (LOCK_OF.get(lock) instanceof ReentrantReadWriteLock both) {
      boolean mine = both.isWriteLockedByCurrentThread();
      boolean reads = lock instanceof ReentrantReadWriteLock.ReadLock;
      return () -> mine || !both.isWriteLocked() && (reads || both.getReadLockCount() == 0);
    } else if (LOCK_OF.get(lock) instanceof StampedLock stamped) {
      return isFree(stamped, lock.getClass().getSimpleName().startsWith("Read"));
    }
    return () -> true;
  }

  public static void lock(Lock lock) {
    until(lock, false, isFree(lock));
    lock.lock();
  }

  public static void lockInterruptibly(Lock lock) throws InterruptedException {
    until(lock, true, isFree(lock));
    lock.lockInterruptibly();
  }

  public static boolean tryLock(Lock lock, long time, TimeUnit unit) throws InterruptedException {
    return until(lock, true, unit.toNanos(time), isFree(lock))
        ? lock.tryLock(time, unit)
        : lock.tryLock(0, unit);
  }

  private static BooleanSupplier isFree(StampedLock lock, boolean reads) {
    return () -> !lock.isWriteLocked() && (reads || !lock.isReadLocked());
  }

  public static long readLock(StampedLock lock) {
    until(lock, false, isFree(lock, true));
    return lock.readLock();
  }

  public static long writeLock(StampedLock lock) {
    until(lock, false, isFree(lock, false));
    return lock.writeLock();
  }

  public static long readLockInterruptibly(StampedLock lock) throws InterruptedException {
    until(lock, true, isFree(lock, true));
    return lock.readLockInterruptibly();
  }

  public static long writeLockInterruptibly(StampedLock lock) throws InterruptedException {
    until(lock, true, isFree(lock, false));
    return lock.writeLockInterruptibly();
  }

  public static long tryReadLock(StampedLock lock, long time, TimeUnit unit)
      throws InterruptedException {
    return until(lock, true, unit.toNanos(time), isFree(lock, true))
        ? lock.tryReadLock(time, unit)
        : lock.tryReadLock(0, unit);
  }

  public static long tryWriteLock(StampedLock lock, long time, TimeUnit unit)
      throws InterruptedException {
    return until(lock, true, unit.toNanos(time), isFree(lock, false))
        ? lock.tryWriteLock(time, unit)
        : lock.tryWriteLock(0, unit);
  }

  public static void await(Condition condition) throws InterruptedException {
    if (knowsLockOf(condition)) {
      sleepOn(condition, true, Long.MAX_VALUE);
    } else {
      condition.await();
    }
  }

  public static void awaitUninterruptibly(Condition condition) {
    if (knowsLockOf(condition)) {
      Steps.quietly(() -> sleepOn(condition, false, Long.MAX_VALUE));
    } else {
      condition.awaitUninterruptibly();
    }
  }

  public static boolean await(Condition condition, long time, TimeUnit unit)
      throws InterruptedException {
    return knowsLockOf(condition)
        ? sleepOn(condition, true, unit.toNanos(time)) > 0
        : condition.await(time, unit);
  }

  public static long awaitNanos(Condition condition, long nanos) throws InterruptedException {
    return knowsLockOf(condition) ? sleepOn(condition, true, nanos) : condition.awaitNanos(nanos);
  }

  public static boolean awaitUntil(Condition condition, Date deadline) throws InterruptedException {
    return knowsLockOf(condition)
        ? sleepOn(
                condition,
                true,
                TimeUnit.MILLISECONDS.toNanos(deadline.getTime() - currentTimeMillis()))
            > 0
        : condition.awaitUntil(deadline);
  }

  private static boolean knowsLockOf(Condition condition) {
    return isHeldByTheSchedule()
        && LOCK_OF.get(condition) instanceof ReentrantLock lock
        && lock.isHeldByCurrentThread();
  }

  /** Waits on a condition; returns how much of the time is left. */
  private static long sleepOn(Condition condition, boolean interruptible, long nanos)
      throws InterruptedException {
    if (interruptible && Thread.interrupted()) {
      throw new InterruptedException();
    }
    Actor me = Schedule.me();
    ReentrantLock lock = (ReentrantLock) LOCK_OF.get(condition);
    int holds = lock.getHoldCount();
    long deadline = deadline(me, nanos);
    for (int i = 0; i < holds; i++) {
      lock.unlock();
    }
    try {
      me.schedule.monitors.sleep(
          me, condition, () -> !lock.isLocked(), null, interruptible, deadline);
    } finally {
      for (int i = 0; i < holds && !me.schedule.isOver(); i++) {
        lock.lock();
      }
    }
    return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - me.schedule.now();
  }

  public static void signal(Condition condition) {
    condition.signal();
    wake(condition, false);
  }

  public static void signalAll(Condition condition) {
    condition.signalAll();
    wake(condition, true);
  }

  private static void wake(Condition condition, boolean all) {
    Actor me = Schedule.me();
    if (me != null) {
      me.schedule.monitors.wakeSleepers(me, condition, all, true);
    }
  }

  // ---- synchronizers

  public static void acquire(Semaphore semaphore) throws InterruptedException {
    acquire(semaphore, 1);
  }

  public static void acquire(Semaphore semaphore, int permits) throws InterruptedException {
    until(semaphore, true, () -> semaphore.availablePermits() >= permits);
    semaphore.acquire(permits);
  }

  public static void acquireUninterruptibly(Semaphore semaphore) {
    acquireUninterruptibly(semaphore, 1);
  }

  public static void acquireUninterruptibly(Semaphore semaphore, int permits) {
    until(semaphore, false, () -> semaphore.availablePermits() >= permits);
    semaphore.acquireUninterruptibly(permits);
  }

  public static boolean tryAcquire(Semaphore semaphore, long time, TimeUnit unit)
      throws InterruptedException {
    return tryAcquire(semaphore, 1, time, unit);
  }

  public static boolean tryAcquire(Semaphore semaphore, int permits, long time, TimeUnit unit)
      throws InterruptedException {
    return until(semaphore, true, unit.toNanos(time), () -> semaphore.availablePermits() >= permits)
        ? semaphore.tryAcquire(permits, time, unit)
        : semaphore.tryAcquire(permits, 0, unit);
  }

  public static void await(CountDownLatch latch) throws InterruptedException {
    until(latch, true, () -> latch.getCount() == 0);
    latch.await();
  }

  public static boolean await(CountDownLatch latch, long time, TimeUnit unit)
      throws InterruptedException {
    return until(latch, true, unit.toNanos(time), () -> latch.getCount() == 0)
        ? latch.await(time, unit)
        : latch.await(0, unit);
  }

  public static Object get(Future<?> future) throws InterruptedException, ExecutionException {
    until(future, true, future::isDone);
    return future.get();
  }

  public static Object get(Future<?> future, long time, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return until(future, true, unit.toNanos(time), future::isDone)
        ? future.get(time, unit)
        : future.get(0, unit);
  }

  public static Object join(CompletableFuture<?> future) {
    until(future, false, future::isDone);
    return future.join();
  }

  public static boolean awaitTermination(ExecutorService pool, long time, TimeUnit unit)
      throws InterruptedException {
    return until(pool, true, unit.toNanos(time), pool::isTerminated)
        ? pool.awaitTermination(time, unit)
        : pool.awaitTermination(0, unit);
  }

  // ---- queues

  private static boolean handsOver(BlockingQueue<?> queue) {
    return queue instanceof SynchronousQueue
        || queue instanceof TransferQueue
        || queue instanceof DelayQueue;
  }

  private static boolean hasElement(BlockingQueue<?> queue) {
    return handsOver(queue) || !queue.isEmpty();
  }

  private static boolean hasRoom(BlockingQueue<?> queue) {
    return handsOver(queue) || queue.remainingCapacity() > 0;
  }

  public static Object take(BlockingQueue<?> queue) throws InterruptedException {
    until(queue, true, () -> hasElement(queue));
    return queue.take();
  }

  public static Object poll(BlockingQueue<?> queue, long time, TimeUnit unit)
      throws InterruptedException {
    return until(queue, true, unit.toNanos(time), () -> hasElement(queue))
        ? queue.poll(time, unit)
        : queue.poll(0, unit);
  }

  @SuppressWarnings("unchecked")
  public static void put(BlockingQueue<?> queue, Object element) throws InterruptedException {
    until(queue, true, () -> hasRoom(queue));
    ((BlockingQueue<Object>) queue).put(element);
  }

  @SuppressWarnings("unchecked")
  public static boolean offer(BlockingQueue<?> queue, Object element, long time, TimeUnit unit)
      throws InterruptedException {
    return until(queue, true, unit.toNanos(time), () -> hasRoom(queue))
        ? ((BlockingQueue<Object>) queue).offer(element, time, unit)
        : ((BlockingQueue<Object>) queue).offer(element, 0, unit);
  }

  // ---- parking

  public static void park() {
    park(Long.MAX_VALUE, LockSupport::park);
  }

  public static void park(Object blocker) {
    park(Long.MAX_VALUE, () -> LockSupport.park(blocker));
  }

  public static void parkNanos(long nanos) {
    park(nanos, () -> LockSupport.parkNanos(nanos));
  }

  public static void parkNanos(Object blocker, long nanos) {
    park(nanos, () -> LockSupport.parkNanos(blocker, nanos));
  }

  public static void parkUntil(long millis) {
    park(until(millis), () -> LockSupport.parkUntil(millis));
  }

  public static void parkUntil(Object blocker, long millis) {
    park(until(millis), () -> LockSupport.parkUntil(blocker, millis));
  }

  private static long until(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis - currentTimeMillis());
  }

  private static void park(long nanos, Runnable real) {
    Actor me = Schedule.me();
    if (me == null || me.schedule.isOver()) {
      real.run();
    } else if (nanos > 0) {
      me.schedule.monitors.park(me, nanos == Long.MAX_VALUE ? nanos : deadline(me, nanos));
    }
  }

  /** Gives a permit, and a real one as well, for code of the JDK that parks the thread. */
  public static void unpark(Thread thread) {
    Schedule now = Schedule.current;
    if (thread != null && now != null) {
      now.monitors.unpark(thread);
    }
    LockSupport.unpark(thread);
  }

  // ---- threads

  public static void start(Thread thread) {
    Actor me = Schedule.me();
    if (me != null) {
      me.schedule.expect(thread);
    }
    thread.start();
  }

  public static void join(Thread thread) throws InterruptedException {
    join(thread, 0);
  }

  public static void join(Thread thread, long millis) throws InterruptedException {
    long nanos = millis == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(millis);
    if (!isHeldByTheSchedule() || millis < 0) {
      thread.join(millis);
    } else if (until(thread, nanos, () -> !thread.isAlive())) {
      thread.join();
    }
  }

  /** A thread may be of the learner's own class, so its name does not count. */
  private static boolean until(Thread thread, long nanos, BooleanSupplier ready)
      throws InterruptedException {
    Actor me = Schedule.me();
    if (!ready.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      me.schedule.await(me, new Actor.Wait(thread, ready, true, deadline(me, nanos)));
    }
    return ready.getAsBoolean() || Thread.currentThread().isInterrupted();
  }

  public static void sleep(long millis) throws InterruptedException {
    pause(TimeUnit.MILLISECONDS.toNanos(millis), () -> Thread.sleep(millis));
  }

  public static void sleep(long millis, int nanos) throws InterruptedException {
    pause(TimeUnit.MILLISECONDS.toNanos(millis) + nanos, () -> Thread.sleep(millis, nanos));
  }

  public static void sleep(TimeUnit unit, long time) throws InterruptedException {
    pause(unit.toNanos(time), () -> unit.sleep(time));
  }

  private static void pause(long nanos, Steps.Blocking real) throws InterruptedException {
    Actor me = Schedule.me();
    if (me == null || nanos < 0) {
      real.run();
    } else if (!Thread.currentThread().isInterrupted()) {
      me.schedule.await(me, new Actor.Wait("time to pass", () -> false, true, deadline(me, nanos)));
    }
    if (me != null && Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  public static void interrupt(Thread thread) {
    Actor me = Schedule.me();
    if (me == null || !me.schedule.interruptHeld(thread)) {
      thread.interrupt();
    }
  }

  public static boolean isInterrupted(Thread thread) {
    Actor me = Schedule.me();
    return thread.isInterrupted() || me != null && me.schedule.isInterruptedWhileHeld(thread);
  }

  // ---- clocks

  public static long nanoTime() {
    Schedule clock = clock();
    return clock == null ? System.nanoTime() : clock.readClock();
  }

  public static long currentTimeMillis() {
    Schedule clock = clock();
    return clock == null
        ? System.currentTimeMillis()
        : TimeUnit.NANOSECONDS.toMillis(clock.readClock());
  }

  public static Instant now() {
    Schedule clock = clock();
    return clock == null ? Instant.now() : Instant.ofEpochSecond(0, clock.readClock());
  }

  /** Whose clock it is that the current thread reads, or null if it is the real one. */
  private static Schedule clock() {
    Actor me = Schedule.me();
    Schedule schedule = me == null ? Schedule.current : me.schedule;
    return schedule == null || schedule.isOver() ? null : schedule;
  }

  // ---- the end of the JVM

  public static void exit(int status) {
    throw new AssertionError("the code calls System.exit(" + status + "), which ends everything");
  }

  public static void exit(Runtime runtime, int status) {
    exit(status);
  }

  public static void halt(Runtime runtime, int status) {
    throw new AssertionError("the code calls Runtime.halt(" + status + "), which ends everything");
  }

  public static Object invoke(Method method, Object receiver, Object[] arguments)
      throws IllegalAccessException, InvocationTargetException {
    boolean ends = method.getName().matches("exit|halt");
    if (ends
        && method.getDeclaringClass().getName().matches("java.lang.(System|Runtime|Shutdown)")) {
      exit(-1);
    }
    return method.invoke(receiver, arguments);
  }
}

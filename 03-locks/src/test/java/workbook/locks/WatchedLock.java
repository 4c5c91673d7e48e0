package workbook.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import workbook.support.Story;

/**
 * A reentrant lock that writes down who takes it and who gives it back, and lets a test come in
 * between. As safe for threads as the lock inside.
 */
final class WatchedLock implements Lock {
  private final Story story;
  private final String name;
  private final ReentrantLock lock = new ReentrantLock();

  /** Runs in the thread that wants the lock, before it has it. */
  volatile Runnable beforeTaking = () -> {};

  /** Runs in the thread that has just taken the lock. */
  volatile Runnable afterTaking = () -> {};

  /** Runs in the thread that gives the lock back, while it still has it. */
  volatile Runnable beforeGivingBack = () -> {};

  /** Runs in the thread that has given the lock back as often as it had taken it. */
  volatile Runnable afterGivingBack = () -> {};

  /** Whether anybody has tried to give the lock back without having it. */
  volatile boolean givenBackInVain;

  WatchedLock(Story story, String name) {
    this.story = story;
    this.name = name;
  }

  @Override
  public void lock() {
    beforeTaking.run();
    lock.lock();
    taken();
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    beforeTaking.run();
    lock.lockInterruptibly();
    taken();
  }

  @Override
  public boolean tryLock() {
    beforeTaking.run();
    return taken(lock.tryLock());
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
    beforeTaking.run();
    return taken(lock.tryLock(time, unit));
  }

  private boolean taken(boolean taken) {
    if (taken) {
      taken();
    } else {
      story.note("does not get " + name);
    }
    return taken;
  }

  private void taken() {
    story.note("takes " + name);
    afterTaking.run();
  }

  /** As with any reentrant lock, only the thread that holds it can give it back. */
  @Override
  public void unlock() {
    if (!lock.isHeldByCurrentThread()) {
      story.note("gives back " + name + " without having it");
      givenBackInVain = true;
    } else {
      beforeGivingBack.run();
      story.note("gives back " + name);
    }
    lock.unlock();
    if (!lock.isHeldByCurrentThread()) {
      afterGivingBack.run();
    }
  }

  @Override
  public Condition newCondition() {
    return lock.newCondition();
  }

  boolean isHeldByMe() {
    return lock.isHeldByCurrentThread();
  }

  boolean isFree() {
    return !lock.isLocked();
  }

  @Override
  public String toString() {
    return name;
  }
}

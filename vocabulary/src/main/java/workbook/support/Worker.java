package workbook.support;

import java.util.concurrent.Callable;

/** A daemon thread with a name from the story. Made by {@link Story#start}. */
public final class Worker<T> {
  /** Where a thread came to rest. */
  public enum Rest {
    /** its body is done */
    FINISHED,
    /** it is held at a checkpoint */
    HELD,
    /** it waits, and nothing but another thread can wake it */
    PARKED,
    /** it asks again and again, and sleeps in between */
    POLLING,
    /** it asks again and again, and burns processor time */
    SPINNING;

    /** Whether the thread has to wait for somebody, in whichever way. */
    public boolean isWaiting() {
      return compareTo(PARKED) >= 0;
    }
  }

  private final Story story;
  private final Thread thread;
  private volatile T result;
  private volatile Throwable failure;

  Worker(Story story, String name, Callable<T> body) {
    this.story = story;
    thread = new Thread(() -> run(body), name);
    thread.setDaemon(true);
  }

  private void run(Callable<T> body) {
    try {
      result = body.call();
    } catch (Throwable e) {
      failure = e;
    }
  }

  /** Blocks until the thread has come to rest, and says where. One look is never a proof of it. */
  public Rest settle() {
    return settle(new Watch(thread), Limits.PARKED);
  }

  /**
   * Wakes the thread in the given way, and blocks until it has come to rest again. As long as it
   * has not moved it may still be waking up, so it is given more time then.
   */
  public Rest settleAfter(Runnable wakeUp) {
    Watch watch = new Watch(thread);
    wakeUp.run();
    return settle(watch, Limits.PATIENCE);
  }

  private Rest settle(Watch watch, int looksIfItDoesNotMove) {
    return story.await(
        thread.getName() + " to come to rest",
        Limits.STEP,
        () -> rest(watch, watch.hasMoved() ? Limits.PARKED : looksIfItDoesNotMove));
  }

  private Rest rest(Watch watch, int looks) {
    boolean parked = watch.look() >= looks && watch.staysPut();
    if (!thread.isAlive()) {
      return Rest.FINISHED;
    } else if (story.isHeld(thread.getId())) {
      return Rest.HELD;
    } else if (watch.polls()) {
      return Rest.POLLING;
    } else if (parked || !watch.isTimed() && story.isHeld(watch.lockOwner())) {
      return Rest.PARKED;
    }
    return watch.spins() ? Rest.SPINNING : null;
  }

  /** Blocks until the body is done or it is clear that the thread gets nowhere; says which. */
  public boolean ends() {
    Watch watch = new Watch(thread);
    return story.await(thread.getName() + " to come back", Limits.STEP, () -> ends(watch));
  }

  private Boolean ends(Watch watch) {
    boolean stuck = watch.look() >= Limits.PATIENCE && watch.staysPut();
    if (!thread.isAlive()) {
      return true;
    }
    return stuck || watch.polls() || watch.spins() ? false : null;
  }

  /** Interrupts the thread; whether that ends it, while nobody else does anything. */
  public boolean endsWhenInterrupted() {
    story.note("interrupts " + thread.getName());
    thread.interrupt();
    return ends();
  }

  /** What the body returned. Blocks until it is done; what it threw becomes the test's failure. */
  public T result() {
    story.await(thread.getName() + " to finish", () -> !thread.isAlive());
    throwFailure();
    return result;
  }

  /** Makes what the body threw, if it did, the test's failure. */
  void throwFailure() {
    if (failure instanceof AssertionError assertion) {
      throw assertion;
    } else if (failure != null) {
      throw new AssertionError(thread.getName() + " failed: " + failure, failure);
    }
  }

  /** The thread itself, to interrupt it or to ask for its state. */
  public Thread thread() {
    return thread;
  }
}

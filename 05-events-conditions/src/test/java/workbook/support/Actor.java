package workbook.support;

import java.util.function.BooleanSupplier;

/** A thread of a schedule: what it does now, and what it waits for. Guarded by its schedule. */
final class Actor {
  enum State {
    /** it has not come to its first step yet, or blocks where the schedule has no say */
    AWAY,
    /** it is held before a step, and could take it */
    READY,
    /** it is the one that moves */
    RUNNING,
    /** it is held before a call that would block */
    WAITING,
    DONE
  }

  /**
   * Why an actor cannot go on.
   *
   * @param on what it wants: a monitor, a lock, a queue …
   * @param ready whether it could go on now
   * @param interruptible whether an interrupt lets it go on
   * @param deadline on the schedule's clock, or {@link Long#MAX_VALUE} nanoseconds
   */
  record Wait(Object on, BooleanSupplier ready, boolean interruptible, long deadline) {}

  final Schedule schedule;
  final int index;
  final String name;
  final boolean needed; // whether the round is not over before it has ended
  final Thread thread;
  volatile State state = State.AWAY;
  volatile boolean called; // has been woken, and whoever did it needs nothing more
  volatile boolean awake; // has noticed that it runs
  volatile boolean interrupted; // somebody has interrupted it while it was held
  Wait wait;
  Sleep sleep; // if it waits to be notified
  volatile boolean permit; // to go on where it parks
  volatile Object bed; // the monitor in whose wait set it really is
  int site;
  int steps;
  boolean interruptedByTest;

  /** A place in the wait set of a monitor or condition. */
  static final class Sleep {
    final Object on;
    boolean notified;
    boolean inVain; // woken for no reason

    final long number; // in the order of going to sleep

    Sleep(Object on, long number) {
      this.on = on;
      this.number = number;
    }
  }

  Actor(Schedule schedule, int index, String name, boolean needed, Thread thread) {
    this.schedule = schedule;
    this.index = index;
    this.name = name;
    this.needed = needed;
    this.thread = thread;
  }

  /** Whether it could take a step if it were its turn. */
  boolean canGoOn() {
    return state == State.READY || state == State.WAITING && isReady();
  }

  private boolean isReady() {
    return wait.ready.getAsBoolean()
        || sleep == null && (isTimeUp() || wait.interruptible && isInterrupted());
  }

  boolean isTimeUp() {
    return schedule.now() - wait.deadline >= 0 && wait.deadline != Long.MAX_VALUE;
  }

  boolean isInterrupted() {
    return interrupted || thread.isInterrupted();
  }

  boolean isHeld() {
    return state == State.READY || state == State.WAITING;
  }

  /** Blocks the actor's own thread until it is its turn; an interrupt is kept for later. */
  void awaitTurn() {
    Object place = bed == null ? this : bed;
    synchronized (place) {
      while (!called && !schedule.isOver()) {
        try {
          if (bed == null) {
            place.wait();
          } else {
            place.wait(20); // whoever gives the turn may not get this monitor
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    called = false;
    awake = true;
    if (interrupted) {
      interrupted = false;
      thread.interrupt();
    }
  }

  /** Wakes the actor's thread, whose turn it is. */
  void wake() {
    Object monitor = bed; // once: when the round is over it may change meanwhile
    Object place = monitor == null ? this : monitor;
    synchronized (place) {
      called = true;
      place.notifyAll();
    }
  }

  /** Lets the actor's thread see that the round is over; one in a bed looks by itself. */
  void wakeSinceItIsOver() {
    if (bed == null) { // else somebody who is held may have the monitor
      wake();
    }
  }
}

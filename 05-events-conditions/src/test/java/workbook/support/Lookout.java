package workbook.support;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import workbook.support.Actor.State;

/**
 * Looks after the threads of a round that block, end or run on where the schedule has no say: in a
 * class of the JDK for which {@link Waits} has no stand-in, or in a thread that the learner's code
 * has started. Such a thread is away; the others go on without it.
 */
final class Lookout {
  private static final long RUNS_ON = 50_000_000; // all in nanoseconds
  private static final long ON_THE_WAY = 2_000_000;
  private static final long WATCH = 100_000;

  private final Schedule schedule;
  private Actor last;
  private int lastSteps = -1;
  private int still; // looks in a row that have found the same thread in the same wait
  private long since = System.nanoTime();
  private long cpuTime = -1; // of a thread that has taken no step for a while

  Lookout(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Blocks until the round is over. */
  void watch() {
    long begin = System.nanoTime();
    while (!schedule.isOver()) {
      LockSupport.parkNanos(WATCH);
      Actor now = schedule.running;
      if (schedule.isOver()) {
        return;
      } else if (now == null) {
        waitForSomebody();
      } else {
        look(now);
      }
      if (System.nanoTime() - begin > Limits.STEP.toNanos() * 3 / 2) {
        schedule.giveUp(Telling.noEnd(schedule));
      }
    }
  }

  private void look(Actor actor) {
    boolean moved = actor != last || actor.steps != lastSteps || !actor.awake;
    Thread.State state = actor.thread.getState();
    if (moved) {
      last = actor;
      lastSteps = actor.steps;
      since = System.nanoTime();
      cpuTime = -1;
    }
    still = moved || state == Thread.State.RUNNABLE ? 0 : still + 1;
    boolean blocked = still >= 3;
    if (state == Thread.State.TERMINATED || !moved && (blocked || runsOn(actor))) {
      leave(actor, state == Thread.State.TERMINATED ? State.DONE : State.AWAY);
    }
  }

  /**
   * Whether it uses the processor and takes no step; on a busy machine it may only wait for one.
   */
  private boolean runsOn(Actor actor) {
    long time = System.nanoTime() - since;
    if (time > RUNS_ON && cpuTime < 0) {
      cpuTime = Watch.cpuTime(actor.thread);
    }
    return time > RUNS_ON && Watch.cpuTime(actor.thread) - cpuTime > RUNS_ON / 5
        || time > Limits.STEP.toNanos() / 2;
  }

  private void leave(Actor actor, State how) {
    Actor next = null;
    synchronized (schedule) {
      if (schedule.running == actor && actor.state == State.RUNNING && actor.awake) {
        actor.state = how;
        next = schedule.next(actor, true);
        last = null;
        since = System.nanoTime();
      }
    }
    Schedule.hand(next);
  }

  /** Nobody can go on who is known. Somebody may be on the way; if not, that is a finding. */
  private void waitForSomebody() {
    long begin = System.nanoTime();
    boolean timed = false;
    while (schedule.running == null && !schedule.isOver()) {
      boolean moving = isAnybodyOnTheWay();
      timed |= noteWhoHasEnded();
      Actor next = nextIfAny(System.nanoTime() - begin, moving, timed);
      Schedule.hand(next);
      if (next == null && !schedule.isOver()) {
        LockSupport.parkNanos(WATCH / 2);
      }
      if (System.nanoTime() - begin > ON_THE_WAY * 5) {
        Story.letOthersRun();
      }
    }
  }

  private Actor nextIfAny(long waited, boolean moving, boolean timed) {
    synchronized (schedule) {
      List<Actor> actors = schedule.actors;
      boolean anybody = actors.stream().anyMatch(Actor::canGoOn);
      boolean allDone = actors.stream().allMatch(a -> !a.needed || a.state == State.DONE);
      if (schedule.running != null) {
        return null;
      } else if (anybody || allDone) {
        return schedule.next(null, true);
      } else if (!moving
          && waited > (schedule.isAnybodyAway() ? RUNS_ON : ON_THE_WAY)
          && schedule.letTimePass()) {
        return schedule.next(null, true);
      } else if (!moving && waited > Limits.REST.toNanos()) {
        if (timed) {
          schedule.leaveOpen(); // it waits in a way that nobody here knows, and may well go on
        } else {
          schedule.giveUp(Telling.stuck(schedule));
        }
      } else if (waited > Limits.STEP.toNanos()) {
        schedule.giveUp(Telling.noEnd(schedule));
      }
      return null;
    }
  }

  /** Returns whether one of those who are away waits with a limit. */
  private boolean noteWhoHasEnded() {
    boolean timed = false;
    synchronized (schedule) {
      for (Actor actor : schedule.actors) {
        boolean away = actor.state == State.AWAY;
        if (away && !actor.thread.isAlive()) {
          actor.state = State.DONE;
        }
        timed |=
            away
                && actor.thread.getState() == Thread.State.TIMED_WAITING
                && !Watch.isIdlePoolThread(actor.thread);
      }
    }
    return timed;
  }

  /** After a call that may have woken threads that are away: they come to rest first. */
  void settle() {
    if (!schedule.mayStartThreads && !schedule.isAnybodyAway()) {
      return;
    }
    long begin = System.nanoTime();
    int quiet = 0;
    while (!schedule.isOver()
        && (quiet < 4 || System.nanoTime() - begin < 40_000)
        && System.nanoTime() - begin < 20_000_000) {
      Thread.yield();
      quiet = isAnybodyOnTheWay() ? 0 : quiet + 1;
    }
  }

  private boolean isAnybodyOnTheWay() {
    synchronized (schedule) {
      if (schedule.actors.stream().anyMatch(a -> a.state == State.AWAY && isMoving(a.thread))) {
        return true;
      } else if (!schedule.mayStartThreads) {
        return false;
      }
      Thread[] all = new Thread[64];
      int count = schedule.group().enumerate(all);
      for (int i = 0; i < count; i++) {
        if (isMoving(all[i]) && !isActor(all[i])) {
          return true;
        }
      }
      ForkJoinPool pool = ForkJoinPool.commonPool();
      return pool.hasQueuedSubmissions() || pool.getActiveThreadCount() > 0 && !isKnown(pool);
    }
  }

  private boolean isActor(Thread thread) {
    return schedule.actors.stream().anyMatch(actor -> actor.thread == thread);
  }

  private boolean isKnown(ForkJoinPool pool) {
    return schedule.actors.stream()
        .anyMatch(
            actor ->
                actor.thread instanceof ForkJoinWorkerThread worker
                    && worker.getPool() == pool
                    && actor.state != State.AWAY);
  }

  private static boolean isMoving(Thread thread) {
    return thread.getState() == Thread.State.RUNNABLE;
  }
}

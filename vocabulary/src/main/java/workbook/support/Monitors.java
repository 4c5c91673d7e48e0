package workbook.support;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Who has which monitor in a round, and who waits to be notified. What it says is exact: a thread
 * enters the real monitor only after it has been let in here. Guarded by the schedule's lock.
 */
final class Monitors {
  private static final class Monitor {
    Actor owner;
    int depth;
  }

  private final Schedule schedule;
  private final Map<Object, Monitor> monitors = new IdentityHashMap<>();
  private long sleeps; // how often somebody has gone to sleep

  Monitors(Schedule schedule) {
    this.schedule = schedule;
  }

  /** The one that has the monitor of an object, or null. */
  Actor ownerOf(Object object) {
    synchronized (schedule) {
      Monitor monitor = monitors.get(object);
      return monitor == null ? null : monitor.owner;
    }
  }

  /** Blocks until the actor has the monitor. */
  void enter(Actor me, Object object) {
    Monitor monitor;
    synchronized (schedule) {
      monitor = monitors.computeIfAbsent(object, any -> new Monitor());
    }
    if (monitor.owner != null && monitor.owner != me) {
      schedule.await(
          me, new Actor.Wait(object, () -> monitor.owner == null, false, Long.MAX_VALUE));
    }
    synchronized (schedule) {
      monitor.owner = me;
      monitor.depth++;
    }
  }

  void exit(Actor me, Object object) {
    synchronized (schedule) {
      Monitor monitor = monitors.get(object);
      if (monitor != null && monitor.owner == me && --monitor.depth == 0) {
        monitor.owner = null;
      }
    }
  }

  /** Waits as {@link Object#wait(long)} does; the actor owns the monitor. */
  void sleepIn(Actor me, Object object, long deadline) throws InterruptedException {
    Monitor monitor;
    int depth;
    synchronized (schedule) {
      monitor = monitors.get(object);
      depth = monitor.depth;
      monitor.owner = null;
      monitor.depth = 0;
    }
    Thread thread = object instanceof Thread t ? t : null;
    me.bed = object;
    try {
      sleep(me, object, () -> monitor.owner == null, thread, true, deadline);
    } finally {
      me.bed = null;
      synchronized (schedule) {
        monitor.owner = me;
        monitor.depth = depth;
      }
    }
  }

  /**
   * Waits until it is notified, woken for no reason or interrupted, or its time is over, and it can
   * have the lock again.
   */
  void sleep(
      Actor me,
      Object on,
      BooleanSupplier lockIsFree,
      Thread end,
      boolean interruptible,
      long deadline)
      throws InterruptedException {
    Actor.Sleep sleep = new Actor.Sleep(on, sleeps++);
    me.sleep = sleep;
    try {
      schedule.await(
          me,
          new Actor.Wait(
              on,
              () ->
                  lockIsFree.getAsBoolean()
                      && (sleep.notified
                          || sleep.inVain
                          || interruptible && me.isInterrupted()
                          || end != null && !end.isAlive()
                          || deadline != Long.MAX_VALUE && schedule.now() - deadline >= 0),
              interruptible,
              deadline));
    } finally {
      me.sleep = null;
    }
    if (!sleep.notified && interruptible && Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /**
   * Blocks until the actor gets a permit, is woken for no reason or interrupted, or its time is
   * over.
   */
  void park(Actor me, long deadline) {
    Actor.Sleep sleep = new Actor.Sleep(me, sleeps++);
    me.sleep = sleep;
    try {
      schedule.await(
          me,
          new Actor.Wait(
              "a permit",
              () ->
                  me.permit
                      || sleep.inVain
                      || me.isInterrupted()
                      || deadline != Long.MAX_VALUE && schedule.now() - deadline >= 0,
              true,
              deadline));
    } finally {
      me.sleep = null;
      me.permit = false;
    }
  }

  /** Gives a permit to the actor whose thread it is, if it has begun. */
  void unpark(Thread thread) {
    synchronized (schedule) {
      for (Actor actor : schedule.actors) {
        if (actor.thread == thread && thread.isAlive()) {
          actor.permit = true;
        }
      }
    }
  }

  /** Wakes all who sleep there, or one of them: the first, or whom the plan says. */
  void wakeSleepers(Actor me, Object on, boolean all, boolean inOrder) {
    synchronized (schedule) {
      List<Actor> sleepers =
          schedule.actors.stream()
              .filter(a -> a.sleep != null && a.sleep.on == on && !a.sleep.notified)
              .filter(a -> !a.wait.interruptible() || !a.isInterrupted()) // it is up already
              .sorted(Comparator.comparingLong(a -> a.sleep.number))
              .toList();
      if (all || sleepers.size() <= 1 || inOrder) {
        sleepers.stream().limit(all ? Long.MAX_VALUE : 1).forEach(a -> a.sleep.notified = true);
        return;
      }
      int[] moves = new int[Schedule.KINDS];
      sleepers.stream().skip(1).forEach(a -> moves[Schedule.NOTIFY] |= 1 << a.index);
      int move = schedule.decide(me.index, -1, true, moves);
      Actor planned = move / 32 == Schedule.NOTIFY ? schedule.actors.get(move % 32) : null;
      (sleepers.contains(planned) ? planned : sleepers.get(0)).sleep.notified = true;
    }
  }
}

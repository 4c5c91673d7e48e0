package workbook.support;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import workbook.support.Actor.State;

/**
 * One round of a scenario in which one thread moves at a time, in the order that a plan says. Where
 * the plan says nothing, a thread goes on until it cannot.
 *
 * <p>The threads hand the turn to each other. The thread that called {@link #play} only looks after
 * those that have blocked where nobody else notices.
 */
final class Schedule {
  /** Kinds of moves; a move is a kind and the number of an actor, or of a failure. */
  static final int SWITCH = 0;

  static final int IN_VAIN = 1;
  static final int INTERRUPT = 2;
  static final int TIME_OUT = 3;
  static final int FAIL = 4;
  static final int NOTIFY = 5;
  static final int KINDS = 6;

  private static final int MOST_DECISIONS = 4_000;
  private static final int SPIN = 40;
  private static final int NONE = -1;

  /** What a thread gets to see whose round is over: it has to leave. */
  @SuppressWarnings("serial")
  static final class Over extends Error {
    Over() {
      super("the round is over", null, false, false);
    }
  }

  /**
   * A point at which the plan could have said something else.
   *
   * @param free whether a switch of threads was due
   * @param moves for each kind of move the actors or failures that it could be made with
   */
  record Decision(int actor, int site, boolean free, int[] moves) {}

  /** A row of the table: a line of the learner's source, or a text. */
  record Row(int actor, int site, String text) {}

  private static final class Monitor {
    Actor owner;
    int depth;
  }

  static volatile Schedule current; // the one that is played now
  private static final ThreadLocal<Actor> ME = new ThreadLocal<>();

  final List<Actor> actors = new ArrayList<>();
  final List<Decision> decisions = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();
  final ThreadGroup group =
      new ThreadGroup("round") {
        @Override
        public void uncaughtException(Thread thread, Throwable e) {
          if (!(e instanceof Over)) {
            super.uncaughtException(thread, e);
          }
        }
      };
  private final Map<Object, Monitor> monitors = new IdentityHashMap<>();
  private final Plan plan;
  private final Explorer.Options options;
  private final boolean mayStartThreads;
  private final Thread player = Thread.currentThread();
  private volatile Actor running;
  private volatile boolean over;
  private volatile long now;
  private long spinTick = 1_000_000;
  private int stretch; // steps since the turn changed hands
  private long sleeps; // how often somebody has gone to sleep
  private int used; // kinds of moves that were made
  private AssertionError finding;
  private boolean certain = true; // whether the finding cannot be a matter of slowness
  boolean diverged;

  Schedule(Plan plan, Explorer.Options options, boolean mayStartThreads) {
    this.plan = plan;
    this.options = options;
    this.mayStartThreads = mayStartThreads;
    now = options.clock;
  }

  boolean isOver() {
    return over;
  }

  boolean isCertain() {
    return certain;
  }

  long now() {
    return now;
  }

  /** The clock as a thread reads it; it never stands still. */
  long readClock() {
    return now += 100;
  }

  Actor add(String name, boolean needed, Runnable body) {
    Actor[] self = new Actor[1];
    Thread thread =
        new Thread(
            group,
            () -> {
              ME.set(self[0]);
              try {
                arrive(self[0]);
                body.run();
              } catch (Over e) {
                return;
              }
              end(self[0]);
            },
            name);
    thread.setDaemon(true);
    self[0] = new Actor(this, actors.size(), name, needed, thread);
    actors.add(self[0]);
    return self[0];
  }

  /** The actor that the current thread is, or null if it belongs to no schedule. */
  static Actor me() {
    Actor me = ME.get();
    Schedule now = current;
    if (me != null
        && (me.schedule == now || !(Thread.currentThread() instanceof ForkJoinWorkerThread))) {
      return me;
    } else if (now == null || now.over) {
      return null;
    }
    Thread thread = Thread.currentThread();
    boolean ours = thread.getThreadGroup() == now.group || thread instanceof ForkJoinWorkerThread;
    return ours ? now.adopt(thread) : null;
  }

  private synchronized Actor adopt(Thread thread) {
    Actor me = actors.stream().filter(actor -> actor.thread == thread).findFirst().orElse(null);
    if (me == null && actors.size() < 31) {
      me = new Actor(this, actors.size(), thread.getName(), false, thread);
      actors.add(me);
    }
    ME.set(me);
    return me;
  }

  /** A thread that the learner's code is about to start; it is waited for from now on. */
  synchronized void expect(Thread thread) {
    if (actors.size() < 31 && thread.getState() == Thread.State.NEW) {
      actors.add(new Actor(this, actors.size(), thread.getName(), false, thread));
    }
  }

  /** Plays the round; returns what went wrong in it, or null. */
  AssertionError play() {
    current = this;
    try {
      actors.forEach(actor -> actor.thread.start());
      long limit = System.nanoTime() + Limits.STEP.toNanos();
      while (actors.stream().anyMatch(actor -> actor.state == State.AWAY) && !over) {
        Thread.yield();
        if (System.nanoTime() > limit) {
          throw new AssertionError("no thread of the round has started");
        }
      }
      hand(next(null, true));
      new Lookout().watch();
      return finding;
    } finally {
      end();
    }
  }

  private void end() {
    List<Actor> left;
    synchronized (this) {
      over = true;
      left = new ArrayList<>(actors);
    }
    left.forEach(Actor::wake);
    long limit = System.nanoTime() + 200_000_000;
    for (Actor actor : left) {
      if (actor.needed && finding == null) {
        Steps.quietly(() -> actor.thread.join(1000));
      }
    }
    if (left.stream().anyMatch(actor -> actor.thread.isAlive()) || group.activeCount() > 0) {
      while (System.nanoTime() < limit && group.activeCount() > 0) {
        group.interrupt();
        Thread.yield();
      }
    }
    current = null;
  }

  private void finish(AssertionError why) {
    if (!over) {
      finding = why;
      over = true;
      LockSupport.unpark(player);
    }
  }

  // ---- what the threads of the round do

  /** Holds a thread that was away until it is its turn. */
  void arrive(Actor me) {
    Actor next = null;
    synchronized (this) {
      if (me.state == State.RUNNING) {
        return;
      }
      me.state = State.READY;
      if (running == null && isBegun()) {
        next = next(null, false);
      }
    }
    resume(me, next);
  }

  private boolean isBegun() {
    return !decisions.isEmpty();
  }

  private void leaveIfOver(Actor me) {
    if (over) {
      if (++me.steps > 10_000) {
        while (true) { // it goes on whatever it gets to see
          Steps.quietly(() -> Thread.sleep(Long.MAX_VALUE));
        }
      }
      throw new Over();
    }
  }

  /** Before a step that others could notice: somebody else may come in. */
  void step(Actor me, int site) {
    leaveIfOver(me);
    if (me.state != State.RUNNING) {
      arrive(me);
    }
    me.site = site;
    me.steps++;
    boolean spins = false;
    int move = NONE;
    synchronized (this) {
      if (running == me) { // else it was thought away just now, and is held at its next step
        spins = ++stretch > SPIN;
        stretch = spins ? 0 : stretch;
        move = spins ? NONE : decide(me.index, site, false, moves(me, stretch > 1, 0));
      }
    }
    if (spins) {
      yieldTo(me, site, true);
    } else if (move != NONE) {
      turn(me, move);
    }
    synchronized (this) {
      rows.add(new Row(me.index, site, null));
    }
  }

  /** Writes down a decision; returns the move that the plan wants there, or none. */
  private int decide(int actor, int site, boolean free, int[] moves) {
    if (decisions.size() >= MOST_DECISIONS) {
      return NONE;
    }
    int at = decisions.size();
    decisions.add(new Decision(actor, site, free, moves));
    return plan.positionOfNext() == at ? plan.take() : NONE;
  }

  /** In the test's own code: somebody else may come in, at no cost, or the call may fail. */
  void seam(Actor me, int failures) {
    leaveIfOver(me);
    if (me.state != State.RUNNING) {
      arrive(me);
    }
    yieldTo(me, -1, false);
  }

  /** Which failure the plan wants the current call to end in, or -1. */
  int failure(Actor me, int failures) {
    if (failures == 0 || over) {
      return NONE;
    }
    synchronized (this) {
      int[] moves = new int[KINDS];
      moves[FAIL] = has(FAIL) ? 0 : (1 << failures) - 1;
      int move = running != me || has(FAIL) ? NONE : decide(me.index, -1, true, moves);
      if (move == NONE) {
        return NONE;
      } else if (move / 32 != FAIL) {
        diverged = true; // the round has gone another way than the one that the plan was made from
        return NONE;
      }
      used |= 1 << FAIL;
      return move % 32;
    }
  }

  private boolean has(int kind) {
    return (used & 1 << kind) != 0;
  }

  /** What could be done at this point instead of going on. */
  private int[] moves(Actor me, boolean mayPreempt, int without) {
    int[] moves = new int[KINDS];
    for (Actor actor : actors) {
      int bit = 1 << actor.index;
      if (actor != me && (mayPreempt && actor.canGoOn())) {
        moves[SWITCH] |= bit;
      }
      if (actor.state == State.WAITING
          && actor.sleep != null
          && !has(IN_VAIN)
          && options.inVain
          && !actor.sleep.notified) {
        moves[IN_VAIN] |= bit;
      }
      if (options.interrupts.contains(actor.name) && !has(INTERRUPT) && actor.state != State.DONE) {
        moves[INTERRUPT] |= bit;
      }
      if (options.timeouts
          && actor.state == State.WAITING
          && !has(TIME_OUT)
          && actor.wait.deadline() != Long.MAX_VALUE
          && !actor.isTimeUp()) {
        moves[TIME_OUT] |= bit;
      }
    }
    moves[SWITCH] &= ~without;
    return moves;
  }

  /** Makes a planned move at a step of an actor; returns when it is its turn again. */
  private void turn(Actor me, int move) {
    Actor next = me;
    synchronized (this) {
      if (running != me) {
        diverged = true;
      } else if (move / 32 == SWITCH
          && actors.size() > move % 32
          && actors.get(move % 32).canGoOn()) {
        next = actors.get(move % 32);
        me.state = State.READY;
        give(next);
      } else if (move / 32 == SWITCH) {
        diverged = true;
      } else {
        make(move);
      }
    }
    resume(me, next);
  }

  /** A move that is no switch. */
  private void make(int move) {
    int kind = move / 32;
    if (move % 32 >= actors.size()) {
      diverged = true;
      return;
    }
    Actor actor = actors.get(move % 32);
    used |= 1 << kind;
    if (kind == IN_VAIN && actor.sleep != null) {
      actor.sleep.inVain = true;
      rows.add(new Row(actor.index, -1, "(wakes up for no reason)"));
    } else if (kind == INTERRUPT && actor.state != State.DONE) {
      actor.interruptedByTest = true;
      if (actor.isHeld()) {
        actor.interrupted = true;
      } else {
        actor.thread.interrupt();
      }
      rows.add(new Row(actor.index, -1, "(is interrupted)"));
    } else if (kind == TIME_OUT && actor.wait != null && actor.wait.deadline() != Long.MAX_VALUE) {
      now = Math.max(now, actor.wait.deadline());
      rows.add(new Row(actor.index, -1, "(its time is over)"));
    } else {
      diverged = true;
    }
  }

  /** Lets somebody else come in, if there is anybody. */
  private void yieldTo(Actor me, int site, boolean spins) {
    Actor next;
    synchronized (this) {
      me.state = State.READY;
      if (spins && running == me && actors.stream().noneMatch(a -> a != me && a.canGoOn())) {
        now += spinTick;
        spinTick = Math.min(spinTick * 2, 1L << 50);
        if (me.steps > 20_000) {
          finish(new AssertionError(me.name + " goes round in circles" + at(me) + who()));
        }
      }
      next = pass(me, !spins);
    }
    resume(me, next);
  }

  /** Blocks an actor until it can go on and it is its turn. */
  void await(Actor me, Actor.Wait wait) {
    Actor next;
    synchronized (this) {
      leaveIfOver(me);
      me.wait = wait;
      me.state = State.WAITING;
      next = pass(me, true);
    }
    resume(me, next);
    me.wait = null;
  }

  /** Decides who is next, unless somebody else moves already, since this one was thought away. */
  private Actor pass(Actor me, boolean branch) {
    return running == me || running == null ? next(me, branch) : null;
  }

  /** Wakes the next one and holds the actor until it is its turn again. */
  private void resume(Actor me, Actor next) {
    if (next == me) {
      me.called = true;
    } else {
      hand(next);
    }
    me.awaitTurn();
    leaveIfOver(me);
  }

  private void end(Actor me) {
    Actor next;
    synchronized (this) {
      me.state = State.DONE;
      next = pass(me, true);
    }
    hand(next);
  }

  /**
   * Decides on the next actor and gives it the turn; null if nobody can go on now. Called under the
   * schedule's lock when the one that moved has stopped.
   */
  private Actor next(Actor stopped, boolean branch) {
    if (over) {
      return null;
    } else if (actors.stream().allMatch(actor -> !actor.needed || actor.state == State.DONE)) {
      finish(null);
      return null;
    }
    for (Actor actor : actors) {
      if (actor.state == State.RUNNING) {
        actor.state = State.AWAY; // it was thought away before, and goes on to its next step
      }
    }
    while (true) {
      int could = 0;
      for (Actor actor : actors) {
        could |= actor.canGoOn() ? 1 << actor.index : 0;
      }
      if (could == 0 && somebodyIsAway()) {
        running = null;
        return null;
      } else if (could == 0 && !letTimePass()) {
        finish(new AssertionError(stuck()));
        return null;
      } else if (could == 0) {
        continue;
      }
      int after =
          stopped == null || stopped.state != State.READY ? 0 : could & -1 << stopped.index << 1;
      int others =
          stopped == null || stopped.state != State.READY ? could : could & ~(1 << stopped.index);
      int choice = Integer.numberOfTrailingZeros(after != 0 ? after : others != 0 ? others : could);
      if (branch && decisions.size() < MOST_DECISIONS) {
        int at = decisions.size();
        int[] moves = moves(null, true, 1 << choice);
        decisions.add(new Decision(stopped == null ? -1 : stopped.index, -1, true, moves));
        if (plan.positionOfNext() == at) {
          int move = plan.take();
          if (move / 32 != SWITCH) {
            make(move);
            continue;
          } else if ((could & 1 << move % 32) != 0) {
            choice = move % 32;
          } else {
            diverged = true;
          }
        }
      }
      return give(actors.get(choice));
    }
  }

  private Actor give(Actor next) {
    stretch = 0;
    next.awake = false;
    next.state = State.RUNNING;
    running = next;
    return next;
  }

  private static void hand(Actor next) {
    if (next != null && next.thread != Thread.currentThread()) {
      next.wake();
    }
  }

  /** Nobody can go on: the clock goes to the first deadline, if somebody waits for one. */
  private boolean letTimePass() {
    Actor first = null;
    for (Actor actor : actors) {
      boolean timed = actor.state == State.WAITING && actor.wait.deadline() != Long.MAX_VALUE;
      if (timed
          && !actor.isTimeUp()
          && (first == null || actor.wait.deadline() - first.wait.deadline() < 0)) {
        first = actor;
      }
    }
    if (first != null) {
      now = first.wait.deadline();
      rows.add(new Row(first.index, -1, "(its time is over)"));
    }
    return first != null;
  }

  private boolean somebodyIsAway() {
    return mayStartThreads || isAnybodyAway();
  }

  private boolean isAnybodyAway() {
    return actors.stream().anyMatch(actor -> actor.state == State.AWAY);
  }

  private String stuck() {
    return "nobody can go on" + who();
  }

  /** Where everybody is, and who is in whose way. */
  private String who() {
    return actors.stream()
        .filter(actor -> actor.state != State.DONE)
        .map(actor -> "\n  " + describe(actor))
        .collect(Collectors.joining());
  }

  private String describe(Actor actor) {
    if (actor.state != State.WAITING) {
      return new Watch(actor.thread).describe(false, "");
    }
    Monitor monitor = monitors.get(actor.wait.on());
    String owner =
        monitor == null || monitor.owner == null || actor.sleep != null
            ? ""
            : ", which " + monitor.owner.name + " has";
    String what = actor.sleep != null ? " waits to be notified" : " waits";
    return actor.name + what + at(actor) + " for " + Steps.nameOf(actor.wait.on()) + owner;
  }

  private static String at(Actor actor) {
    return actor.site <= 0 ? "" : " at " + Weaver.place(actor.site);
  }

  /** At the end of each turn of a loop. */
  void loop(Actor me) {
    leaveIfOver(me);
    me.steps++;
    if (me.steps > 2_000_000) {
      synchronized (this) {
        finish(new AssertionError(me.name + " goes round in circles" + at(me) + who()));
      }
    }
  }

  synchronized boolean interruptHeld(Thread thread) {
    for (Actor actor : actors) {
      if (actor.thread == thread && actor.isHeld()) {
        actor.interrupted = true;
        return true;
      }
    }
    return false;
  }

  synchronized boolean isInterruptedWhileHeld(Thread thread) {
    return actors.stream().anyMatch(actor -> actor.thread == thread && actor.interrupted);
  }

  synchronized void note(Actor me, String text) {
    if (!over) {
      rows.add(new Row(me.index, -1, text));
    }
  }

  // ---- monitors

  void enter(Actor me, Object object) {
    Monitor monitor;
    synchronized (this) {
      monitor = monitors.computeIfAbsent(object, any -> new Monitor());
    }
    if (monitor.owner != null && monitor.owner != me) {
      await(me, new Actor.Wait(object, () -> monitor.owner == null, false, Long.MAX_VALUE));
    }
    synchronized (this) {
      monitor.owner = me;
      monitor.depth++;
    }
  }

  synchronized void exit(Actor me, Object object) {
    Monitor monitor = monitors.get(object);
    if (monitor != null && monitor.owner == me && --monitor.depth == 0) {
      monitor.owner = null;
    }
  }

  boolean owns(Actor me, Object object) {
    synchronized (this) {
      Monitor monitor = monitors.get(object);
      return monitor != null && monitor.owner == me;
    }
  }

  /** Waits as {@link Object#wait(long)} does; the actor owns the monitor. */
  void sleepIn(Actor me, Object object, long deadline) throws InterruptedException {
    Monitor monitor;
    int depth;
    synchronized (this) {
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
      synchronized (this) {
        monitor.owner = me;
        monitor.depth = depth;
      }
    }
  }

  /**
   * Waits until it is notified, woken for no reason or interrupted, or its time is over, and it can
   * have the lock again.
   */
  boolean sleep(
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
      await(
          me,
          new Actor.Wait(
              on,
              () ->
                  lockIsFree.getAsBoolean()
                      && (sleep.notified
                          || sleep.inVain
                          || interruptible && me.isInterrupted()
                          || end != null && !end.isAlive()
                          || deadline != Long.MAX_VALUE && now - deadline >= 0),
              interruptible,
              deadline));
    } finally {
      me.sleep = null;
    }
    if (!sleep.notified && interruptible && Thread.interrupted()) {
      throw new InterruptedException();
    }
    return sleep.notified;
  }

  /** Wakes all who sleep there, or one of them: the first, or whom the plan says. */
  synchronized void wakeSleepers(Actor me, Object on, boolean all, boolean inOrder) {
    List<Actor> sleepers =
        actors.stream()
            .filter(a -> a.sleep != null && a.sleep.on == on && !a.sleep.notified)
            .toList();
    if (all || sleepers.size() <= 1 || inOrder) {
      sleepers.stream()
          .sorted(Comparator.comparingLong(a -> a.sleep.number))
          .limit(all ? Long.MAX_VALUE : 1)
          .forEach(a -> a.sleep.notified = true);
      return;
    }
    int choice = sleepers.get(0).index;
    if (decisions.size() < MOST_DECISIONS) {
      int[] moves = new int[KINDS];
      sleepers.stream().skip(1).forEach(a -> moves[NOTIFY] |= 1 << a.index);
      int at = decisions.size();
      decisions.add(new Decision(me.index, -1, true, moves));
      if (plan.positionOfNext() == at) {
        choice = plan.take() % 32;
      }
    }
    Actor chosen = actors.get(choice);
    (sleepers.contains(chosen) ? chosen : sleepers.get(0)).sleep.notified = true;
  }

  // ---- threads that block where the schedule has no say

  /** After a call that may have woken threads that are away: they come to rest first. */
  void settle() {
    if (!isAnybodyElsewhere()) {
      return;
    }
    long begin = System.nanoTime();
    int quiet = 0;
    while (!over
        && (quiet < 4 || System.nanoTime() - begin < 40_000)
        && System.nanoTime() - begin < 20_000_000) {
      Thread.yield();
      quiet = isAnybodyOnTheWay() ? 0 : quiet + 1;
    }
  }

  private boolean isAnybodyElsewhere() {
    if (mayStartThreads) {
      return true;
    }
    for (Actor actor : actors) {
      if (actor.state == State.AWAY) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnybodyOnTheWay() {
    synchronized (this) {
      for (Actor actor : actors) {
        if (actor.state == State.AWAY && isMoving(actor.thread)) {
          return true;
        }
      }
    }
    if (!mayStartThreads) {
      return false;
    }
    Thread[] all = new Thread[64];
    int count = group.enumerate(all);
    for (int i = 0; i < count; i++) {
      if (!isActor(all[i]) && isMoving(all[i])) {
        return true;
      }
    }
    ForkJoinPool pool = ForkJoinPool.commonPool();
    return pool.hasQueuedSubmissions() || pool.getActiveThreadCount() > 0 && !poolIsKnown();
  }

  private synchronized boolean poolIsKnown() {
    return actors.stream()
        .anyMatch(a -> a.thread instanceof ForkJoinWorkerThread && a.state != State.AWAY);
  }

  private synchronized boolean isActor(Thread thread) {
    return actors.stream().anyMatch(actor -> actor.thread == thread);
  }

  private static boolean isMoving(Thread thread) {
    return thread.getState() == Thread.State.RUNNABLE;
  }

  /** Looks after threads that block, end or run on without a step. */
  private final class Lookout {
    private Actor last;
    private int lastSteps = -1;
    private int still;
    private long since = System.nanoTime();

    void watch() {
      long begin = System.nanoTime();
      while (!over) {
        LockSupport.parkNanos(100_000);
        if (over) {
          return;
        }
        Actor now = running;
        if (now == null) {
          waitForSomebody();
        } else {
          look(now);
        }
        if (System.nanoTime() - begin > Limits.STEP.toNanos() * 3 / 2) {
          synchronized (Schedule.this) {
            certain = false;
            finish(new AssertionError("no end of the round in sight" + who()));
          }
        }
      }
    }

    private void look(Actor actor) {
      boolean moved = actor != last || actor.steps != lastSteps || !actor.awake;
      Thread.State state = actor.thread.getState();
      if (moved || state == Thread.State.RUNNABLE) {
        still = 0;
      } else {
        still++;
      }
      if (moved) {
        last = actor;
        lastSteps = actor.steps;
        since = System.nanoTime();
      }
      boolean blocked = still >= 3;
      boolean runsOn = System.nanoTime() - since > 50_000_000;
      if (state == Thread.State.TERMINATED || !moved && (blocked || runsOn)) {
        leave(actor, state == Thread.State.TERMINATED ? State.DONE : State.AWAY);
      }
    }

    private void leave(Actor actor, State how) {
      Actor next = null;
      synchronized (Schedule.this) {
        if (running == actor && actor.state == State.RUNNING && actor.awake) {
          actor.state = how;
          next = next(actor, true);
          last = null;
          since = System.nanoTime();
        }
      }
      hand(next);
    }

    /** Nobody can go on who is known. Somebody may be on the way; if not, that is a finding. */
    private void waitForSomebody() {
      long begin = System.nanoTime();
      boolean timed = false;
      while (running == null && !over) {
        Actor next = null;
        boolean moving = isAnybodyOnTheWay();
        synchronized (Schedule.this) {
          for (Actor actor : actors) {
            timed |=
                actor.state == State.AWAY
                    && actor.thread.getState() == Thread.State.TIMED_WAITING
                    && !isIdle(actor.thread);
            if (actor.state == State.AWAY && !actor.thread.isAlive()) {
              actor.state = State.DONE;
            }
          }
          long waited = System.nanoTime() - begin;
          boolean anybody = actors.stream().anyMatch(Actor::canGoOn);
          boolean allDone = actors.stream().allMatch(a -> !a.needed || a.state == State.DONE);
          if (running == null && (anybody || allDone)) {
            next = next(null, true);
          } else if (running == null
              && !moving
              && waited > (isAnybodyAway() ? 50_000_000 : 2_000_000)
              && letTimePass()) {
            next = next(null, true);
          } else if (running == null
              && !moving
              && waited > Limits.REST.toNanos() * (timed ? 5 : 1)) {
            certain = false;
            finish(new AssertionError(stuck()));
          } else if (running == null && waited > Limits.STEP.toNanos()) {
            certain = false;
            finish(new AssertionError("no end of the round in sight" + who()));
          }
        }
        hand(next);
        if (next == null && !over) {
          LockSupport.parkNanos(50_000);
        }
        if (System.nanoTime() - begin > 10_000_000) {
          Story.letOthersRun();
        }
      }
    }

    private boolean isIdle(Thread thread) {
      for (StackTraceElement frame : thread.getStackTrace()) {
        if (frame.getMethodName().equals("getTask") || frame.getMethodName().equals("awaitWork")) {
          return true;
        }
      }
      return false;
    }
  }
}

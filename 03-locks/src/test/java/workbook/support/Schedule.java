package workbook.support;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
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

  static volatile Schedule current; // the one that is played now
  private static final ThreadLocal<Actor> ME = new ThreadLocal<>();

  final List<Actor> actors = new CopyOnWriteArrayList<>(); // changed under the lock
  final List<Decision> decisions = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();
  private final List<Runnable> parts = new ArrayList<>(); // each starts a thread
  final Monitors monitors = new Monitors(this);
  final Lookout lookout = new Lookout(this);
  final boolean mayStartThreads;
  private final Cast cast;
  private final Deque<Plan> planned; // moves that are still to be made
  private final Explorer.Options options;
  private final Thread watcher = Thread.currentThread();
  volatile Actor running;
  private volatile boolean begun; // until then the test lays out the round
  private volatile boolean over;
  private volatile long now;
  private long spinTick = 1_000_000;
  private int stretch; // steps since the turn changed hands
  private int used; // kinds of moves that were made
  private AssertionError finding;
  private boolean open; // ended without a result
  private boolean certain = true; // whether the finding cannot be a matter of slowness

  Schedule(Plan plan, Explorer.Options options, Cast cast, boolean mayStartThreads) {
    planned = plan.moves();
    this.cast = cast;
    this.options = options;
    this.mayStartThreads = mayStartThreads;
    now = options.clock;
    current = this;
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
    Cast.Player player = cast.take(name);
    Actor actor = new Actor(this, actors.size(), name, needed, player);
    actors.add(actor);
    parts.add(
        () ->
            player.play(
                () -> {
                  ME.set(actor);
                  arrive(actor);
                  body.run();
                  end(actor);
                  ME.remove();
                }));
    return actor;
  }

  /** The actor that the current thread is, or null if it belongs to no schedule. */
  static Actor me() {
    Actor me = ME.get();
    Schedule now = current;
    if (me != null
        && (me.schedule == now || !(Thread.currentThread() instanceof ForkJoinWorkerThread))) {
      return me;
    } else if (now == null || now.over || !now.begun) {
      return null;
    }
    Thread thread = Thread.currentThread();
    boolean ours =
        thread.getThreadGroup() == now.cast.group() || thread instanceof ForkJoinWorkerThread;
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

  /** Gives up a round that has not begun. */
  void cancel() {
    over = true;
    end();
  }

  /** Plays the round; returns what went wrong in it, or null. */
  AssertionError play() {
    begun = true;
    try {
      parts.forEach(Runnable::run);
      long limit = System.nanoTime() + Limits.STEP.toNanos();
      while (isAnybodyAway() && !over) {
        Thread.yield();
        if (System.nanoTime() > limit) {
          throw new AssertionError("no thread of the round has started");
        }
      }
      hand(next(null, true));
      lookout.watch();
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
    left.forEach(Actor::wakeSinceItIsOver);
    cast.gather(finding == null && !open);
    if (current == this) {
      current = null;
    }
  }

  /** Ends the round; what is wrong, or null. Called under the lock. */
  void finish(AssertionError why) {
    if (!over) {
      finding = why;
      over = true;
      LockSupport.unpark(watcher);
    }
  }

  /** Ends the round without a result. */
  synchronized void leaveOpen() {
    open = true;
    finish(null);
  }

  boolean isOpen() {
    return open;
  }

  /** Ends the round with a finding that may be a matter of slowness. */
  synchronized void giveUp(String why) {
    certain = false;
    finish(new AssertionError(why));
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
      yieldTo(me, true);
    } else if (move != NONE) {
      turn(me, move);
    }
    synchronized (this) {
      rows.add(new Row(me.index, site, null));
    }
  }

  /** Writes down a decision; returns the move that the plan wants there, or none. */
  int decide(int actor, int site, boolean free, int[] moves) {
    if (decisions.size() >= MOST_DECISIONS) {
      return NONE;
    }
    int at = decisions.size();
    decisions.add(new Decision(actor, site, free, moves));
    boolean now = !planned.isEmpty() && planned.getFirst().position() == at;
    return now ? planned.removeFirst().move() : NONE;
  }

  /** In the test's own code: somebody else may come in, at no cost. */
  void seam(Actor me) {
    leaveIfOver(me);
    if (me.state != State.RUNNING) {
      arrive(me);
    }
    yieldTo(me, false);
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
      if (move == NONE || move / 32 != FAIL) { // or the round has left the way of its plan
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
      boolean possible = running == me && actors.size() > move % 32;
      if (possible && move / 32 != SWITCH) {
        make(move);
      } else if (possible && actors.get(move % 32).canGoOn()) {
        next = actors.get(move % 32);
        me.state = State.READY;
        give(next);
      }
    }
    resume(me, next);
  }

  /** A move that is no switch. */
  private void make(int move) {
    int kind = move / 32;
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
    }
  }

  /** Lets somebody else come in, if there is anybody. */
  private void yieldTo(Actor me, boolean spins) {
    Actor next;
    synchronized (this) {
      me.state = State.READY;
      if (spins && running == me && actors.stream().noneMatch(a -> a != me && a.canGoOn())) {
        now += spinTick;
        spinTick = Math.min(spinTick * 2, 1L << 50);
        if (me.steps > 20_000) {
          finish(new AssertionError(Telling.circles(me)));
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
  Actor next(Actor stopped, boolean branch) {
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
      if (could == 0 && (mayStartThreads || isAnybodyAway())) {
        running = null;
        return null;
      } else if (could == 0 && !letTimePass()) {
        finish(new AssertionError(Telling.stuck(this)));
        return null;
      } else if (could == 0) {
        continue;
      }
      int after =
          stopped == null || stopped.state != State.READY ? 0 : could & -1 << stopped.index << 1;
      int others =
          stopped == null || stopped.state != State.READY ? could : could & ~(1 << stopped.index);
      int choice = Integer.numberOfTrailingZeros(after != 0 ? after : others != 0 ? others : could);
      int who = stopped == null ? -1 : stopped.index;
      int move = branch ? decide(who, -1, true, moves(null, true, 1 << choice)) : NONE;
      if (move != NONE && move / 32 != SWITCH && move % 32 < actors.size()) {
        make(move);
        continue;
      } else if (move != NONE && (could & 1 << move % 32) != 0) {
        choice = move % 32;
      }
      return give(actors.get(choice));
    }
  }

  private Actor give(Actor next) {
    stretch = next.steps == 0 ? 0 : 1; // to be stopped before its first step is not to have come
    next.awake = false;
    next.state = State.RUNNING;
    running = next;
    return next;
  }

  static void hand(Actor next) {
    if (next != null && next.thread != Thread.currentThread()) {
      next.wake();
    }
  }

  /** Nobody can go on: the clock goes to the first deadline, if somebody waits for one. */
  boolean letTimePass() {
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

  boolean isAnybodyAway() {
    for (Actor actor : actors) {
      if (actor.state == State.AWAY) {
        return true;
      }
    }
    return false;
  }

  ThreadGroup group() {
    return cast.group();
  }

  /** At the end of each turn of a loop. */
  void loop(Actor me) {
    leaveIfOver(me);
    me.steps++;
    if (me.steps > 2_000_000) {
      synchronized (this) {
        finish(new AssertionError(Telling.circles(me)));
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
}

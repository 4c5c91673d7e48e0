package workbook.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * One round of a scenario: who calls what, and what must hold. Made anew for each schedule by
 * {@link Explorer}.
 */
public final class Round {
  /** A call that one of the threads makes, and what came of it. Read it in the check. */
  public static final class Call<T> {
    private Actor actor;
    private T result;
    private Throwable thrown;
    private boolean returned;

    /** What the call returned; null if it did not. */
    public T result() {
      return result;
    }

    public boolean returned() {
      return returned;
    }

    /** What the call threw; null if it did not. */
    public Throwable thrown() {
      return thrown;
    }

    /** Whether the explorer has interrupted the thread. */
    public boolean wasInterrupted() {
      return actor.interruptedByTest;
    }
  }

  private final Schedule schedule;
  private final Explorer.Options options;
  private final List<Call<?>> calls = new ArrayList<>();
  private final List<Story.Action> checks = new ArrayList<>();
  private Throwable injected;

  Round(Schedule schedule, Explorer.Options options) {
    this.schedule = schedule;
    this.options = options;
  }

  /** A thread of the round. What it throws is a failure, but for an answer to an interrupt. */
  public <T> Call<T> thread(String name, Callable<T> body) {
    return add(name, true, body);
  }

  /** The same for a call without a result. */
  public Call<Void> thread(String name, Story.Action body) {
    return add(name, true, withoutResult(body));
  }

  /** A thread that need not come to its end. */
  public Call<Void> bystander(String name, Story.Action body) {
    return add(name, false, withoutResult(body));
  }

  private static Callable<Void> withoutResult(Story.Action body) {
    return () -> {
      body.run();
      return null;
    };
  }

  private <T> Call<T> add(String name, boolean needed, Callable<T> body) {
    Call<T> call = new Call<>();
    calls.add(call);
    call.actor =
        schedule.add(
            name,
            needed,
            () -> {
              try {
                call.result = body.call();
                call.returned = true;
              } catch (Throwable e) {
                if (schedule.isOver()) {
                  throw new Schedule.Over(); // it has been made to leave
                }
                call.thrown = e;
              }
            });
    return call;
  }

  /** In a collaborator: somebody else may come in here, or the call may fail. */
  public void seam() {
    Actor me = Schedule.me();
    if (me == null || me.schedule != schedule) {
      return;
    }
    int failure = schedule.failure(me, options.failures.size());
    if (failure >= 0) {
      injected = options.failures.get(failure).get();
      schedule.note(me, "(fails: " + injected.getClass().getSimpleName() + ")");
      throwAny(injected);
    }
    schedule.seam(me);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void throwAny(Throwable e) throws E {
    throw (E) e;
  }

  /** Writes down a step of the current thread, to be shown if the round fails. */
  public void note(String step) {
    Actor me = Schedule.me();
    if (me != null && me.schedule == schedule) {
      schedule.note(me, step);
    }
  }

  /** The failure that a seam has thrown in this round, or null. */
  public Throwable failure() {
    return injected;
  }

  /** What must hold when all threads have ended. */
  public void check(Story.Action check) {
    checks.add(check);
  }

  /** Ends the round at once, since something is wrong already. */
  public void wrong(String what) {
    throw new AssertionError(what);
  }

  /** Blocks until the round is over; returns what is wrong, or null. */
  AssertionError play() {
    AssertionError finding = schedule.play();
    if (finding != null || schedule.isOpen()) {
      return finding;
    }
    for (Call<?> call : calls) {
      boolean left = call.thrown instanceof InterruptedException && call.wasInterrupted();
      if (call.thrown instanceof AssertionError assertion && call.thrown != injected) {
        return assertion;
      } else if (call.thrown != null && !left && call.thrown != injected) {
        return new AssertionError(call.actor.name + " failed: " + call.thrown, call.thrown);
      }
    }
    return checkAll();
  }

  private AssertionError checkAll() {
    try {
      for (Story.Action check : checks) {
        check.run();
      }
      return null;
    } catch (AssertionError e) {
      return e;
    } catch (Exception | Error e) {
      return new AssertionError("the check failed: " + e, e);
    }
  }
}

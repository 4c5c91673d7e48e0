package workbook.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs a scenario under one schedule after the other: all orders of arrival, and all that come from
 * few preemptions, cheapest first. A test takes one as its parameter; then each line of the
 * learner's class is a place where another thread may come in.
 *
 * <p>The search is that of M. Musuvathi and S. Qadeer, "Iterative context bounding for systematic
 * testing of multithreaded programs" (PLDI 2007). Not safe for several threads at once.
 */
public final class Explorer {
  /** Says what is made, who calls what, and what must hold. Called anew for each schedule. */
  public interface Scenario {
    void lay(Round round) throws Exception;
  }

  /** What else may happen. */
  static final class Options {
    boolean inVain = true;
    boolean timeouts;
    final Set<String> interrupts = new HashSet<>();
    final List<Supplier<? extends Throwable>> failures = new ArrayList<>();
    long clock = 1_000_000_000;
    int budget = Integer.getInteger("workbook.schedules", 250);
  }

  private static final int DEEPEST = 5;

  private Options options = new Options();
  private final Weaver weaver;
  private final String only; // the code of the one schedule to be played, or an empty text
  private final long seed = Long.getLong("workbook.seed", 1);
  private final Telling telling;
  private int explorations;
  private int schedules;
  private long nanos;
  private boolean complete = true;

  Explorer(Weaver weaver, Telling telling) {
    this(weaver, telling, System.getProperty("workbook.schedule", ""));
  }

  Explorer(Weaver weaver, Telling telling, String only) {
    this.only = only;
    this.weaver = weaver;
    this.telling = telling;
  }

  // ---- what may happen, for the next scenario

  /** Somebody interrupts one of these threads, once, anywhere. */
  public Explorer interrupting(String... names) {
    options.interrupts.addAll(Arrays.asList(names));
    return this;
  }

  /** One of the calls of a seam fails, in each of these ways. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Explorer failing(Supplier<? extends Throwable>... failures) {
    options.failures.addAll(Arrays.asList(failures));
    return this;
  }

  /** One of the calls of a seam fails with an exception or an error. */
  public Explorer failing() {
    return failing(() -> new IllegalStateException("failed"), () -> new Error("failed"));
  }

  /** The time of a thread that waits with a limit may be over though others could go on. */
  public Explorer lettingTimeRunOut() {
    options.timeouts = true;
    return this;
  }

  /** The clock of the round shows so many nanoseconds at first. */
  public Explorer startingAt(long nanos) {
    options.clock = nanos;
    return this;
  }

  // ---- exploring

  /** Fails with the first schedule that breaks the scenario. */
  public void everyOrder(Scenario scenario) {
    Options now = options;
    options = new Options();
    explorations++;
    List<List<Plan>> levels = new ArrayList<>();
    for (int level = 0; level <= DEEPEST; level++) {
      levels.add(new ArrayList<>());
    }
    if (only.isEmpty()) {
      levels.get(0).add(Plan.DEFAULT);
    } else if (only.startsWith(explorations + ":")) {
      levels.get(0).add(Plan.of(only.substring(only.indexOf(':') + 1)));
    }
    try (Cast cast = new Cast(!weaver.tellsThreadsApart())) {
      explore(scenario, now, cast, levels);
    }
  }

  private void explore(Scenario scenario, Options now, Cast cast, List<List<Plan>> levels) {
    Random random = new Random(seed);
    int left = now.budget;
    long begin = System.nanoTime();
    for (List<Plan> level : levels) {
      while (!level.isEmpty()) {
        if (left-- == 0 || System.nanoTime() - begin > Limits.STEP.toNanos()) {
          complete = false;
          return;
        }
        Plan plan = draw(level, random);
        branch(play(scenario, plan, now, cast), plan, levels);
      }
    }
  }

  private static Plan draw(List<Plan> plans, Random random) {
    int i = random.nextInt(plans.size());
    Plan plan = plans.get(i);
    plans.set(i, plans.get(plans.size() - 1));
    plans.remove(plans.size() - 1);
    return plan;
  }

  private Schedule play(Scenario scenario, Plan plan, Options now, Cast cast) {
    for (int times = 1; ; times++) {
      Schedule schedule = new Schedule(plan, now, cast, weaver.mayStartThreads());
      Round round = new Round(schedule, now);
      try {
        cast.lay(() -> scenario.lay(round));
      } catch (Exception | Error e) {
        schedule.cancel();
        throw e instanceof Error error
            ? error
            : new AssertionError("the round cannot begin: " + e, e);
      }
      schedules++;
      long begin = System.nanoTime();
      AssertionError finding = round.play();
      nanos += System.nanoTime() - begin;
      complete &= !schedule.isOpen();
      if (finding == null) {
        return schedule;
      } else if (schedule.isCertain() || times == 3) {
        throw new Finding(finding, telling.tableOf(schedule), explorations + ":" + plan.code());
      }
    }
  }

  private void branch(Schedule schedule, Plan plan, List<List<Plan>> levels) {
    if (!only.isEmpty()) {
      return;
    }
    Map<Long, Integer> seen = new HashMap<>();
    for (int at = 0; at < schedule.decisions.size(); at++) {
      Schedule.Decision decision = schedule.decisions.get(at);
      if (decision.free()) {
        seen.clear();
      } else {
        long place = (long) decision.actor() << 32 | decision.site();
        if (seen.merge(place, 1, Integer::sum) > 3) {
          continue; // it goes round in circles
        }
      }
      if (at > plan.position()) {
        for (int kind = 0; kind < Schedule.KINDS; kind++) {
          branch(decision, at, kind, plan, levels);
        }
      }
    }
  }

  private static void branch(
      Schedule.Decision decision, int at, int kind, Plan plan, List<List<Plan>> levels) {
    boolean preempts = kind == Schedule.SWITCH && !decision.free();
    int cost = preempts || kind == Schedule.IN_VAIN || kind == Schedule.TIME_OUT ? 2 : 1;
    boolean once = kind != Schedule.SWITCH && kind != Schedule.NOTIFY;
    if (plan.cost() + cost > DEEPEST || once && plan.has(kind)) {
      return;
    }
    for (int left = decision.moves()[kind]; left != 0; left &= left - 1) {
      int move = kind * 32 + Integer.numberOfTrailingZeros(left);
      levels.get(plan.cost() + cost).add(plan.with(at, move, cost));
    }
  }

  // ---- telling

  long millis() {
    return nanos / 1_000_000;
  }

  int schedules() {
    return schedules;
  }

  boolean isComplete() {
    return complete;
  }
}

package workbook.support;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a test tells: threads with names, checkpoints at which they are held, and a timeline of what
 * they did. A test takes one as its parameter. Safe for any thread.
 */
public final class Story {
  /** Something a worker does that has no result. */
  public interface Action {
    void run() throws Exception;
  }

  private static final long RUNS_AWAY = 3_000_000; // nanoseconds of processor time

  private final List<Worker<?>> workers = new CopyOnWriteArrayList<>();
  private final List<Checkpoint> checkpoints = new CopyOnWriteArrayList<>();
  private final Timeline timeline = new Timeline();
  private final Set<Thread> bystanders = allThreads();
  private final String exercise;

  Story(String exercise) {
    this.exercise = exercise;
    // The common pool outlives its tests, and works for this one, too.
    bystanders.removeIf(ForkJoinWorkerThread.class::isInstance);
  }

  /** Starts a daemon thread. */
  public <T> Worker<T> start(String name, Callable<T> body) {
    Worker<T> worker = new Worker<>(this, name, body);
    workers.add(worker);
    worker.thread().start();
    return worker;
  }

  /** Starts a daemon thread whose body has no result. */
  public Worker<Void> start(String name, Action body) {
    Callable<Void> withoutResult =
        () -> {
          body.run();
          return null;
        };
    return start(name, withoutResult);
  }

  /** A new checkpoint, closed. The place completes the sentence "one thread is …". */
  public Checkpoint checkpoint(String place) {
    Checkpoint checkpoint = new Checkpoint(this, place);
    checkpoints.add(checkpoint);
    return checkpoint;
  }

  /** Writes down a step of the current thread, to be shown if the test fails. */
  public void note(String step) {
    timeline.add(step);
  }

  /** Blocks until every worker is done; what any of them threw becomes the test's failure. */
  public void join() {
    workers.stream()
        .filter(worker -> worker.thread() != Thread.currentThread())
        .forEach(Worker::result);
  }

  /** Lets several threads start together and repeat a step, until it is over or done for long. */
  public void shake(int threads, String name, BooleanSupplier over, Action step) {
    CyclicBarrier start = new CyclicBarrier(threads);
    for (int i = 1; i <= threads; i++) {
      start(
          name + "-" + i,
          () -> {
            start.await();
            long begin = System.nanoTime();
            for (int steps = 0; !over.getAsBoolean(); steps++) {
              long nanos = System.nanoTime() - begin;
              if (steps > Limits.SHAKES && nanos > Limits.SHAKE || nanos > Limits.LONG_SHAKE) {
                break;
              }
              step.run();
            }
          });
    }
    join();
  }

  /** Blocks until the condition holds; fails at once when it is clear that it never will. */
  public void await(String what, BooleanSupplier condition) {
    await(what, Limits.STEP, () -> condition.getAsBoolean() ? true : null);
  }

  /** Gives something the time to happen, and says whether it did. Fails only as a step does. */
  public boolean happens(String what, BooleanSupplier event) {
    int[] looks = {0};
    await(
        what,
        () -> {
          if (++looks[0] > Limits.PATIENCE - Limits.TURNS) {
            letOthersRun();
          }
          return event.getAsBoolean() || looks[0] == Limits.PATIENCE;
        });
    return event.getAsBoolean();
  }

  /** Blocks until there is an answer that is not null. */
  <T> T await(String what, Duration limit, Supplier<T> question) {
    Map<Thread, Watch> watches = new HashMap<>();
    long end = System.nanoTime() + limit.toNanos();
    int looksWithoutHope = 0;
    int lateLooks = 0;
    while (true) {
      looksWithoutHope = anybodyMoves(watches) ? 0 : looksWithoutHope + 1;
      lateLooks += System.nanoTime() > end ? 1 : 0;
      if (looksWithoutHope > 0 || lateLooks > 0) {
        letOthersRun();
      }
      T answer = question.get();
      if (answer != null) {
        return answer;
      } else if (looksWithoutHope > Limits.HOPELESS) {
        workers.forEach(Worker::throwFailure); // this is why nobody comes
        throw new AssertionError(why() + what + who());
      } else if (lateLooks > Limits.LATE) {
        workers.forEach(Worker::throwFailure);
        throw new AssertionError("no end of waiting for " + what + who());
      }
      nap();
    }
  }

  private static void nap() {
    uninterrupted(() -> Thread.sleep(1));
  }

  /**
   * On a busy machine a thread that was woken may still have to wait for a processor. A new thread
   * has to queue for one, too: when it has had its turn, so had those who were there before.
   */
  static void letOthersRun() {
    Thread last = new Thread(() -> {}, "last in the queue");
    last.start();
    uninterrupted(last::join);
  }

  private static void uninterrupted(Action wait) {
    try {
      wait.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private boolean anybodyMoves(Map<Thread, Watch> watches) {
    boolean moves = false;
    for (Thread thread : others()) {
      Watch watch = watches.computeIfAbsent(thread, Watch::new);
      moves |= !watch.isStuck() && !isHeld(thread.getId());
    }
    return moves;
  }

  /** It is a deadlock if somebody waits; but they may all have ended, or be held by the test. */
  private String why() {
    boolean somebodyWaits = others().stream().anyMatch(thread -> !isHeld(thread.getId()));
    return somebodyWaits ? "deadlock while waiting for " : "waited in vain for ";
  }

  private String who() {
    return others().stream()
        .map(thread -> "\n  " + new Watch(thread).describe(isHeld(thread.getId()), exercise))
        .sorted()
        .collect(Collectors.joining());
  }

  boolean isHeld(long threadId) {
    return checkpoints.stream().anyMatch(checkpoint -> checkpoint.holds(threadId));
  }

  /** Runs the test itself as a worker, so that it is told of, too, when it hangs. */
  void tell(Action test) {
    bystanders.add(Thread.currentThread());
    Worker<Void> teller = start("the test", test);
    try {
      uninterrupted(() -> teller.thread().join(Limits.QUICK.toMillis()));
      await("the test to finish", Limits.TEST, () -> teller.thread().isAlive() ? null : true);
      teller.result();
    } finally {
      end();
    }
  }

  /**
   * A thread of this story that uses a processor though the story is over; null if there is none.
   */
  Thread runaway() {
    Map<Thread, Long> before = new HashMap<>();
    others().forEach(thread -> before.put(thread, Watch.cpuTime(thread)));
    for (int look = 0; look < 20; look++) {
      nap();
    }
    before.entrySet().removeIf(one -> Watch.cpuTime(one.getKey()) - one.getValue() < RUNS_AWAY);
    return before.keySet().stream().findFirst().orElse(null);
  }

  /** Interrupts and frees whoever is still there, so that nobody disturbs the next test. */
  private void end() {
    timeline.end();
    workers.forEach(worker -> worker.thread().interrupt());
    checkpoints.forEach(Checkpoint::open);
  }

  String timeline() {
    return timeline.toString();
  }

  /** The threads that this story has brought into the world, but for the one that asks. */
  private Set<Thread> others() {
    Set<Thread> others = allThreads();
    others.removeAll(bystanders);
    others.remove(Thread.currentThread());
    others.removeIf(Watch::isIdleInTheCommonPool);
    return others;
  }

  private static Set<Thread> allThreads() {
    Thread[] threads = new Thread[Thread.activeCount() * 2 + 16];
    int count = Thread.enumerate(threads);
    return new HashSet<>(Arrays.asList(threads).subList(0, count));
  }
}

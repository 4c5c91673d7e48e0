package workbook.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.fixtures.Crossing;
import workbook.support.Worker.Rest;

@DisplayName("A story tells what its threads do, and how it ends")
class StoryTest {
  @Test
  @DisplayName("two monitors in opposite order: the deadlock is told at once")
  void twoMonitors() {
    Object north = new Object();
    Object south = new Object();
    // Nothing can undo this one: its two threads, daemons, stay until the JVM ends.
    Deadlock deadlock =
        deadlockOf(
            story -> {
              Runnable meet = meetingOf(2);
              Worker<Void> first =
                  story.start("teller-1", () -> Crossing.monitors(north, south, meet));
              Worker<Void> second =
                  story.start("teller-2", () -> Crossing.monitors(south, north, meet));
              return List.of(first, second);
            });

    assertThat(deadlock.message)
        .isEqualTo(
            "deadlock while waiting for teller-1 to finish\n"
                + "  teller-1 waits at %s for %s, owned by teller-2\n"
                + "  teller-2 waits at %s for %s, owned by teller-1",
            deadlock.lines.get(0), nameOf(south), deadlock.lines.get(1), nameOf(north));
    assertThat(deadlock.lines).allMatch(line -> line.startsWith("Crossing.monitors(Crossing.java"));
    assertThat(deadlock.clock).matches(Clock::isAtOnce, "told at once");
  }

  @Test
  @DisplayName("two locks in opposite order: the deadlock is told at once")
  void twoLocks() {
    ReentrantLock north = new ReentrantLock();
    ReentrantLock south = new ReentrantLock();
    Deadlock deadlock =
        deadlockOf(
            story -> {
              Runnable meet = meetingOf(2);
              Worker<Void> first =
                  story.start("teller-1", () -> Crossing.locks(north, south, meet));
              Worker<Void> second =
                  story.start("teller-2", () -> Crossing.locks(south, north, meet));
              return List.of(first, second);
            });

    assertThat(deadlock.message)
        .matches(
            "deadlock while waiting for teller-1 to finish\n"
                + "  teller-1 waits at \\Q%s\\E for ReentrantLock@\\w+, owned by teller-2\n"
                    .formatted(deadlock.lines.get(0))
                + "  teller-2 waits at \\Q%s\\E for ReentrantLock@\\w+, owned by teller-1"
                    .formatted(deadlock.lines.get(1)));
    assertThat(deadlock.lines).allMatch(line -> line.startsWith("Crossing.locks(Crossing.java"));
    assertThat(deadlock.clock).matches(Clock::isAtOnce, "told at once");
  }

  @Test
  @DisplayName("two semaphores, which have no owner, and idle pools: the deadlock is told at once")
  void twoSemaphoresAndIdlePools() throws Exception {
    ExecutorService fixed = Executors.newFixedThreadPool(1);
    ExecutorService cached = Executors.newCachedThreadPool();
    ExecutorService scheduled = Executors.newScheduledThreadPool(1);
    ExecutorService forkJoin = new ForkJoinPool(1);
    Semaphore north = new Semaphore(1);
    Semaphore south = new Semaphore(1);
    Deadlock deadlock =
        deadlockOf(
            story -> {
              for (ExecutorService pool : List.of(fixed, cached, scheduled, forkJoin)) {
                pool.submit(() -> {}).get();
              }
              Runnable meet = meetingOf(2);
              Worker<Void> first =
                  story.start("teller-1", () -> Crossing.permits(north, south, meet));
              Worker<Void> second =
                  story.start("teller-2", () -> Crossing.permits(south, north, meet));
              return List.of(first, second);
            });
    List.of(fixed, cached, scheduled, forkJoin).forEach(ExecutorService::shutdownNow);

    assertThat(deadlock.message)
        .startsWith("deadlock while waiting for teller-1 to finish\n")
        .containsPattern(
            "\n  teller-1 waits at \\Q%s\\E for Semaphore@\\w+\n".formatted(deadlock.lines.get(0)))
        .containsPattern(
            "\n  teller-2 waits at \\Q%s\\E for Semaphore@\\w+$".formatted(deadlock.lines.get(1)));
    assertThat(deadlock.lines).allMatch(line -> line.startsWith("Crossing.permits(Crossing.java"));
    assertThat(deadlock.clock).matches(Clock::isAtOnce, "told at once");
  }

  @Test
  @DisplayName("a test body that locks itself out: the deadlock is told at once")
  void theTestItself() {
    Semaphore only = new Semaphore(1);
    Deadlock deadlock =
        deadlockOf(
            story -> {
              Crossing.permits(only, only, () -> {});
              return List.of();
            });

    assertThat(deadlock.message)
        .matches(
            "deadlock while waiting for the test to finish\n"
                + "  the test waits at Crossing\\.permits\\(Crossing\\.java:\\d+\\)"
                + " for Semaphore@\\w+");
    assertThat(deadlock.clock).matches(Clock::isAtOnce, "told at once");
  }

  @Test
  @DisplayName("a story that ends well leaves no thread")
  void leavesNoThread() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    tell(
        story -> {
          story.start("teller-1", () -> {});
          story.shake(3, "teller", () -> true, () -> {});
          story.join();
        });
    assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
  }

  @Test
  @DisplayName("whoever is left at the end is interrupted, or let go of")
  void freesWhoIsLeft() throws Exception {
    List<Worker<Void>> left = new ArrayList<>();
    tell(
        story -> {
          Checkpoint reading = story.checkpoint("reading");
          left.add(story.start("held", reading::pass));
          left.add(story.start("parked", () -> new Semaphore(0).acquire()));
          assertThat(left).extracting(Worker::settle).containsExactly(Rest.HELD, Rest.PARKED);
        });
    for (Worker<Void> worker : left) {
      worker.thread().join(Limits.STEP.toMillis());
      assertThat(worker.thread().isAlive()).isFalse();
    }
  }

  @Test
  @DisplayName("what one story leaves behind does not disturb the next one")
  void leftoversDoNotDisturb() {
    AtomicBoolean closed = new AtomicBoolean();
    CountDownLatch ready = new CountDownLatch(2);
    List<Worker<Void>> left = new ArrayList<>();
    tell(
        story -> {
          left.add(
              story.start(
                  "spins on",
                  () -> {
                    ready.countDown();
                    while (!closed.get()) {
                      Thread.onSpinWait();
                    }
                  }));
          left.add(
              story.start(
                  "sleeps on",
                  () -> {
                    ready.countDown();
                    while (!closed.get()) {
                      try {
                        Thread.sleep(1);
                      } catch (InterruptedException e) {
                        // goes on all the same
                      }
                    }
                  }));
          ready.await();
        });
    try {
      assertThat(left).allMatch(worker -> worker.thread().isAlive());
      // If those two counted, this would wait for them, since they move.
      assertThat(failureOf(story -> story.await("pigs to fly", () -> false)))
          .hasMessage("waited in vain for pigs to fly");
    } finally {
      closed.set(true);
    }
  }

  @Test
  @DisplayName("joining waits for everybody")
  void joinWaitsForEverybody() {
    AtomicInteger done = new AtomicInteger();
    tell(
        story -> {
          Checkpoint reading = story.checkpoint("reading");
          for (int i = 1; i <= 3; i++) {
            story.start(
                "teller-" + i,
                () -> {
                  reading.pass();
                  done.incrementAndGet();
                });
          }
          reading.awaitHeld(3);
          assertThat(done).hasValue(0);
          reading.open();
          story.join();
          assertThat(done).hasValue(3);
        });
  }

  @Test
  @DisplayName("what any worker throws comes out of joining")
  void joinTellsFailures() {
    assertThat(
            failureOf(
                story -> {
                  story.start("teller-1", () -> {});
                  story.start(
                      "teller-2",
                      () -> {
                        throw new IllegalStateException("no money");
                      });
                  story.join();
                }))
        .hasMessage("teller-2 failed: java.lang.IllegalStateException: no money");
  }

  @Test
  @DisplayName("what the test itself throws is its failure")
  void theTestFails() {
    AssertionError lost = new AssertionError("a withdrawal is lost");
    assertThat(
            failureOf(
                story -> {
                  throw lost;
                }))
        .isSameAs(lost);
  }

  @Test
  @DisplayName("shaking starts that many threads, and ends when it is over or time is up")
  void shaking() {
    AtomicInteger steps = new AtomicInteger();
    Set<String> names = ConcurrentHashMap.newKeySet();
    tell(
        story -> {
          story.shake(
              3,
              "teller",
              () -> names.size() == 3,
              () -> {
                names.add(Thread.currentThread().getName());
                Thread.yield();
              });
          assertThat(names).containsExactlyInAnyOrder("teller-1", "teller-2", "teller-3");
          story.shake(2, "clerk", () -> true, steps::incrementAndGet);
          assertThat(steps).hasValue(0);
          story.shake(2, "clerk", () -> false, steps::incrementAndGet);
          assertThat(steps).hasPositiveValue();
        });
  }

  @Test
  @DisplayName("what goes wrong while shaking is the failure of the test")
  void shakingFails() {
    assertThatThrownBy(
            () ->
                tell(
                    story ->
                        story.shake(
                            2,
                            "teller",
                            () -> false,
                            () -> {
                              throw new IllegalStateException("no money");
                            })))
        .isInstanceOf(AssertionError.class)
        .hasMessage("teller-1 failed: java.lang.IllegalStateException: no money");
  }

  @Test
  @DisplayName("what does not happen is no failure, even if everybody is held by the test")
  void nothingHappensWhileAllAreHeld() {
    boolean[] happens = {true};
    tell(
        story -> {
          Checkpoint reading = story.checkpoint("reading");
          story.start("teller-1", reading::pass);
          reading.awaitHeld(1);
          happens[0] = story.happens("pigs to fly", () -> false);
        });
    assertThat(happens[0]).isFalse();
  }

  /** A test body. */
  interface Tale {
    void tell(Story story) throws Exception;
  }

  /** A test body that brings its workers into a deadlock. */
  private interface Trap {
    List<Worker<Void>> set(Story story) throws Exception;
  }

  /** What was said of it, where the workers stood, and how long it took to tell. */
  private record Deadlock(String message, List<String> lines, Clock clock) {}

  /** Measures seconds, and also naps: those take longer while the machine is busy elsewhere. */
  private static final class Clock extends Thread {
    private final long start = System.nanoTime();
    private volatile long naps;
    private volatile Duration took;

    Clock() {
      setDaemon(true);
      start();
    }

    @Override
    public void run() {
      while (took == null) {
        LockSupport.parkNanos(1_000_000);
        waitForATurn();
        naps = naps + 1;
      }
    }

    /**
     * As those do who are measured; in a group of its own, so that nobody takes it for a worker.
     */
    private static void waitForATurn() {
      Thread last = new Thread(Thread.currentThread().getThreadGroup().getParent(), () -> {}, "");
      last.start();
      try {
        last.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    Clock halt() {
      took = Duration.ofNanos(System.nanoTime() - start);
      return this;
    }

    boolean isAtOnce() {
      return took.toMillis() < 1_000 || naps < 800;
    }

    @Override
    public String toString() {
      return took + ", " + naps + " naps";
    }
  }

  static void tell(Tale tale) {
    Story story = new Story("Crossing");
    story.tell(() -> tale.tell(story));
  }

  private static AssertionError failureOf(Tale tale) {
    return catchThrowableOfType(AssertionError.class, () -> tell(tale));
  }

  private static Deadlock deadlockOf(Trap trap) {
    List<String> lines = new ArrayList<>();
    Clock clock = new Clock();
    AssertionError failure =
        failureOf(
            story -> {
              List<Worker<Void>> workers = trap.set(story);
              try {
                story.join();
              } finally {
                workers.forEach(worker -> lines.add(lineOf(worker))); // they still stand there
              }
            });
    return new Deadlock(failure.getMessage(), lines, clock.halt());
  }

  /** Where the worker is in the exercise: method, file and line. */
  private static String lineOf(Worker<?> worker) {
    return Arrays.stream(worker.thread().getStackTrace())
        .filter(frame -> frame.getClassName().equals(Crossing.class.getName()))
        .map(frame -> frame.toString().replaceFirst(".*(?=Crossing\\.\\w+\\()", ""))
        .findFirst()
        .orElse("nowhere");
  }

  private static Runnable meetingOf(int parties) {
    CyclicBarrier barrier = new CyclicBarrier(parties);
    return () -> {
      try {
        barrier.await();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static String nameOf(Object monitor) {
    return "Object@" + Integer.toHexString(System.identityHashCode(monitor));
  }
}

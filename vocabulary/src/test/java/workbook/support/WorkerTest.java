package workbook.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static workbook.support.StoryTest.tell;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Worker.Rest;

@DisplayName("A worker comes to rest, and says where")
class WorkerTest {

  @Test
  @DisplayName("a worker whose body is done has finished, and hands over the result")
  void finished() {
    tell(
        story -> {
          Worker<Integer> teller = story.start("teller-1", () -> 300);
          assertThat(teller.settle()).isEqualTo(Rest.FINISHED);
          assertThat(teller.result()).isEqualTo(300);
        });
  }

  @Test
  @DisplayName("a worker whose body threw has finished, too")
  void finishedWithAnException() {
    assertThat(
            restOf(
                () -> {
                  throw new IllegalStateException("no money");
                }))
        .isEqualTo(Rest.FINISHED);
  }

  @Test
  @DisplayName("a worker at a checkpoint is held, and once it is open no longer")
  void held() {
    tell(
        story -> {
          Checkpoint reading = story.checkpoint("reading");
          Worker<Void> teller = story.start("teller-1", reading::pass);
          assertThat(teller.settle()).isEqualTo(Rest.HELD);
          reading.open();
          assertThat(teller.settle()).isEqualTo(Rest.FINISHED);
        });
  }

  @Test
  @DisplayName(
      "a worker that takes an interrupt for the end ends, and one that ignores it does not")
  void interrupted() {
    tell(
        story -> {
          Semaphore never = new Semaphore(0);
          assertThat(story.start("obedient", () -> never.acquire()).ends()).isFalse();
          Worker<Boolean> obedient = story.start("interruptible", () -> throwsIn(never::acquire));
          assertThat(obedient.endsWhenInterrupted()).isTrue();
          Worker<Void> deaf = story.start("deaf", () -> never.acquireUninterruptibly());
          assertThat(deaf.endsWhenInterrupted()).isFalse();
          never.release(2);
          assertThat(deaf.ends()).isTrue();
        });
  }

  private static boolean throwsIn(Story.Action action) throws Exception {
    try {
      action.run();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Test
  @DisplayName("a worker that waits for a monitor is parked")
  void parkedAtAMonitor() {
    Object monitor = new Object();
    synchronized (monitor) {
      // The story has a thread of its own, so that the monitor is taken for all of its threads.
      assertThat(restOf(() -> lockAndLeave(monitor))).isEqualTo(Rest.PARKED);
    }
  }

  @Test
  @DisplayName("a worker that waits for a lock is parked")
  void parkedAtALock() {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    assertThat(restOf(lock::lockInterruptibly)).isEqualTo(Rest.PARKED);
  }

  @Test
  @DisplayName("a worker that waits for a permit is parked")
  void parkedAtASemaphore() {
    assertThat(restOf(new Semaphore(0)::acquire)).isEqualTo(Rest.PARKED);
  }

  @Test
  @DisplayName("a worker that waits for a condition is parked")
  void parkedAtACondition() {
    ReentrantLock lock = new ReentrantLock();
    Condition opened = lock.newCondition();
    assertThat(
            restOf(
                () -> {
                  lock.lock();
                  try {
                    opened.await();
                  } finally {
                    lock.unlock();
                  }
                }))
        .isEqualTo(Rest.PARKED);
  }

  @Test
  @DisplayName("a worker whose lock is owned by a held thread is parked")
  void parkedBehindAHeldThread() {
    tell(
        story -> {
          Object monitor = new Object();
          Checkpoint reading = story.checkpoint("reading");
          story.start(
              "teller-1",
              () -> {
                synchronized (monitor) {
                  reading.pass();
                }
              });
          reading.awaitHeld(1);
          Worker<Void> second = story.start("teller-2", () -> lockAndLeave(monitor));
          assertThat(second.settle()).isEqualTo(Rest.PARKED);
          reading.open();
          assertThat(second.settle()).isEqualTo(Rest.FINISHED);
        });
  }

  @Test
  @DisplayName("a worker that is woken and waits again is parked, and soon")
  void wokenAndParkedAgain() {
    tell(
        story -> {
          Semaphore rings = new Semaphore(0);
          Worker<Void> teller = story.start("teller-1", () -> rings.acquire(3));
          assertThat(teller.settle()).isEqualTo(Rest.PARKED);
          assertThat(teller.settleAfter(rings::release)).isEqualTo(Rest.PARKED);
          assertThat(teller.settleAfter(() -> rings.release(2))).isEqualTo(Rest.FINISHED);
        });
  }

  @Test
  @DisplayName("a worker that is slow to wake up is waited for")
  void slowToWakeUp() {
    tell(
        story -> {
          CountDownLatch bell = new CountDownLatch(1);
          Worker<Void> teller = story.start("teller-1", () -> bell.await());
          assertThat(teller.settle()).isEqualTo(Rest.PARKED);
          int looksOfSettle = Limits.PARKED + Limits.TURNS;
          Runnable ringLater =
              () ->
                  story.start(
                      "ringer",
                      () -> {
                        Thread.sleep(2L * looksOfSettle);
                        bell.countDown();
                      });
          assertThat(teller.settleAfter(ringLater)).isEqualTo(Rest.FINISHED);
        });
  }

  @Test
  @DisplayName("a worker that blocks again and again, but never for long, is not parked")
  void shortWaitsAreNotParking() {
    assertThat(
            restOf(
                Rest.FINISHED,
                () -> {
                  for (int i = 0; i < 20; i++) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                  }
                }))
        .isEqualTo(Rest.FINISHED);
  }

  @Test
  @DisplayName("a worker that sleeps a little and asks again is polling")
  void pollingWithShortSleeps() {
    assertThat(
            restOf(
                () -> {
                  while (true) {
                    Thread.sleep(1);
                  }
                }))
        .isEqualTo(Rest.POLLING);
  }

  @Test
  @DisplayName("a worker that sleeps long between two questions is polling")
  void pollingWithLongSleeps() {
    assertThat(restOf(() -> Thread.sleep(60_000))).isEqualTo(Rest.POLLING);
  }

  @Test
  @DisplayName("a worker that tries a lock again and again, a little while each, is polling")
  void pollingWithTimedTries() {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    assertThat(
            restOf(
                Rest.POLLING,
                () -> {
                  while (!lock.tryLock(1, TimeUnit.MILLISECONDS)) {
                    Thread.onSpinWait();
                  }
                }))
        .isEqualTo(Rest.POLLING);
  }

  @Test
  @DisplayName("a worker that burns processor time is spinning")
  void spinning() {
    AtomicBoolean free = new AtomicBoolean();
    tell(
        story -> {
          Worker<Void> teller =
              story.start(
                  "teller-1",
                  () -> {
                    while (!free.get()) {
                      Thread.onSpinWait();
                    }
                  });
          assertThat(teller.settle()).isEqualTo(Rest.SPINNING);
          free.set(true);
          teller.result();
        });
  }

  @Test
  @DisplayName("parked, polling and spinning are ways to wait; finished and held are not")
  void waysToWait() {
    assertThat(Arrays.stream(Rest.values()).filter(Rest::isWaiting))
        .containsExactly(Rest.PARKED, Rest.POLLING, Rest.SPINNING);
  }

  @Test
  @DisplayName("a worker never keeps the JVM from ending")
  void daemons() {
    tell(story -> assertThat(story.start("teller-1", () -> {}).thread().isDaemon()).isTrue());
  }

  @Test
  @DisplayName("an assertion that fails in a worker is the failure of the test")
  void anAssertionIsTheFailure() {
    AssertionError lost = new AssertionError("a withdrawal is lost");
    assertThat(
            failureOf(
                () -> {
                  throw lost;
                }))
        .isSameAs(lost);
  }

  @Test
  @DisplayName("an exception in a worker is the failure of the test, with the worker's name")
  void anExceptionIsTheFailure() {
    Exception stuck = new IllegalStateException("the vault is stuck");
    assertThat(
            failureOf(
                () -> {
                  throw stuck;
                }))
        .hasMessage("teller-1 failed: java.lang.IllegalStateException: the vault is stuck")
        .hasCause(stuck);
  }

  private static Rest restOf(Story.Action body) {
    Rest[] rest = new Rest[1];
    tell(story -> rest[0] = story.start("teller-1", body).settle());
    return rest[0];
  }

  /**
   * Asks up to three times: a busy machine can hold a thread up for so long that it looks parked.
   */
  private static Rest restOf(Rest expected, Story.Action body) {
    Rest rest = restOf(body);
    for (int again = 0; again < 2 && rest != expected; again++) {
      rest = restOf(body);
    }
    return rest;
  }

  private static AssertionError failureOf(Story.Action body) {
    return catchThrowableOfType(
        AssertionError.class, () -> tell(story -> story.start("teller-1", body).result()));
  }

  private static void lockAndLeave(Object monitor) {
    synchronized (monitor) {
      Thread.onSpinWait();
    }
  }
}

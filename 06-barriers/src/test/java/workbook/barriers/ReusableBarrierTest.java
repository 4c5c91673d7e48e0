package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 6 · ReusableBarrier")
@Exercise(module = "06-barriers", number = 6)
class ReusableBarrierTest {

  @Test
  @DisplayName("1.1 when the last one has come, all go on")
  void allGoOn(Story story) {
    House house = new House(story);
    ReusableBarrier barrier = new ReusableBarrier(4, house, () -> {});

    Worker<String> first = meet(story, "teller-1", barrier);
    Worker<String> second = meet(story, "teller-2", barrier);
    Worker<String> third = meet(story, "teller-3", barrier);
    house.awaitWaiting(3);
    Worker<String> last = meet(story, "teller-4", barrier);

    assertGoesOn(story, last, "all four are there");
    for (Worker<String> teller : List.of(first, second, third)) {
      assertGoesOn(story, teller, "all four are there");
    }
  }

  @Test
  @DisplayName("1.2 the last one runs the action, and nobody goes on before that")
  void theActionComesFirst(Story story) {
    House house = new House(story);
    Checkpoint opening = story.checkpoint("running the action");
    List<String> runBy = new CopyOnWriteArrayList<>();
    Runnable action =
        () -> {
          runBy.add(Thread.currentThread().getName());
          story.note("runs the action");
          opening.pass();
        };
    ReusableBarrier barrier = new ReusableBarrier(2, house, action);

    Worker<String> first = meet(story, "teller-1", barrier);
    house.awaitWaiting(1);
    meet(story, "teller-2", barrier);
    opening.awaitHeld(1);
    boolean waits = first.settle().isWaiting();
    opening.open();
    story.join();

    assertThat(runBy)
        .withFailMessage(
            "teller-2 came last%nthe action is run by: expected [teller-2], was %s", runBy)
        .containsExactly("teller-2");
    assertThat(waits)
        .withFailMessage(
            "teller-1 did not wait for the action, which teller-2 had not finished yet")
        .isTrue();
  }

  @Test
  @DisplayName("1.3 between counting oneself and looking who is the last, nobody comes in")
  void countingAndLookingAreOneStep(Story story) {
    House house = new House(story);
    Checkpoint leaving = story.checkpoint("letting go of the lock");
    house.afterUnlock.put("teller-1", leaving);
    AtomicInteger runs = new AtomicInteger();
    Runnable action =
        () -> {
          runs.incrementAndGet();
          story.note("runs the action");
        };
    ReusableBarrier barrier = new ReusableBarrier(2, house, action);

    meet(story, "teller-1", barrier).settle();
    meet(story, "teller-2", barrier).settle();
    leaving.open();
    story.join();

    assertThat(runs.get())
        .withFailMessage(
            "two tellers met once, and both took themselves for the last one%n"
                + "the action is run: expected 1 time, was %d times",
            runs.get())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("2.1 who is woken for no reason goes on waiting")
  void whoIsWokenForNoReasonGoesOnWaiting(Story story) {
    House house = new House(story);
    ReusableBarrier barrier = new ReusableBarrier(2, house, () -> {});

    Worker<String> first = meet(story, "teller-1", barrier);
    house.awaitWaiting(1);

    assertThat(first.settleAfter(house::wakeEverybody).isWaiting())
        .withFailMessage(
            "teller-1 was woken for no reason, and went on alone%n"
                + "tellers at the barrier: expected 2, was 1")
        .isTrue();
  }

  @Test
  @DisplayName("3.1 when one is interrupted, the others are told")
  void anInterruptIsToldToTheOthers(Story story) {
    House house = new House(story);
    ReusableBarrier barrier = new ReusableBarrier(3, house, () -> {});

    Worker<String> first = meet(story, "teller-1", barrier);
    Worker<String> second = meet(story, "teller-2", barrier);
    house.awaitWaiting(2);
    interrupt(story, first);

    assertGets(story, first, "InterruptedException", "teller-1 was interrupted");
    assertGets(story, second, "BrokenBarrierException", "teller-1 was interrupted and left");
  }

  @Test
  @DisplayName("3.2 who comes to a broken barrier is told at once")
  void whoComesLaterIsTold(Story story) {
    House house = new House(story);
    ReusableBarrier barrier = new ReusableBarrier(2, house, () -> {});

    Worker<String> first = meet(story, "teller-1", barrier);
    house.awaitWaiting(1);
    interrupt(story, first);
    assertGets(story, first, "InterruptedException", "teller-1 was interrupted");

    Worker<String> late = meet(story, "teller-2", barrier);
    assertGets(story, late, "BrokenBarrierException", "teller-1 had been interrupted before");
  }

  @Test
  @DisplayName("3.3 a round that is complete is not broken any more")
  void aCompleteRoundIsNotBroken(Story story) {
    House house = new House(story);
    Checkpoint late = story.checkpoint("teller-1 coming back late from the condition");
    Checkpoint later = story.checkpoint("teller-2 coming back late from the condition");
    house.afterWaiting.put("teller-1", late);
    house.afterWaiting.put("teller-2", later);
    ReusableBarrier barrier = new ReusableBarrier(3, house, () -> {});

    Worker<String> first = meet(story, "teller-1", barrier);
    Worker<String> second = meet(story, "teller-2", barrier);
    house.awaitWaiting(2);
    interrupt(story, first);
    house.awaitWoken(1);
    Worker<String> last = meet(story, "teller-3", barrier);
    last.settle();
    first.settleAfter(late::open);
    later.open();
    story.join();

    assertThat(second.result())
        .withFailMessage(
            "teller-1 was interrupted, but had not left when teller-3 came as the last one%n"
                + "teller-3 %s; teller-2: expected the same, was %s",
            last.result(), second.result())
        .isEqualTo(last.result());
  }

  @Test
  @DisplayName("3.4 an action that fails leaves nobody waiting")
  void anActionThatFailsLeavesNobodyWaiting(Story story) {
    House house = new House(story);
    Runnable action =
        () -> {
          throw new IllegalStateException("the doors are stuck");
        };
    ReusableBarrier barrier = new ReusableBarrier(2, house, action);

    Worker<String> first = meet(story, "teller-1", barrier);
    house.awaitWaiting(1);
    Worker<String> last = meet(story, "teller-2", barrier);

    assertGets(story, last, "IllegalStateException", "the action failed for teller-2");
    assertGets(story, first, "BrokenBarrierException", "the action failed for teller-2");
  }

  @Test
  @DisplayName("4.1 the next round is a round like the first")
  void theNextRoundIsLikeTheFirst(Story story) {
    House house = new House(story);
    ReusableBarrier barrier = new ReusableBarrier(2, house, () -> {});
    meet(story, "teller-1", barrier);
    meet(story, "teller-2", barrier);
    story.join();

    Worker<String> first = meet(story, "teller-1", barrier);
    boolean waits = first.settle().isWaiting();
    Worker<String> second = meet(story, "teller-2", barrier);

    assertThat(waits)
        .withFailMessage(
            "in round 2, teller-1 went on alone%ntellers at the barrier: expected 2, was 1")
        .isTrue();
    assertGoesOn(story, second, "both are there for round 2");
    assertGoesOn(story, first, "both are there for round 2");
  }

  @Test
  @DisplayName("4.2 who comes round again meets nobody from the round before")
  void nobodyIsLapped(Story story) {
    House house = new House(story);
    Checkpoint late = story.checkpoint("coming back late from the condition");
    house.afterWaiting.put("teller-1", late);
    ReusableBarrier barrier = new ReusableBarrier(2, house, () -> {});

    Worker<String> first = meet(story, "teller-1", barrier);
    house.awaitWaiting(1);
    Worker<String> quick = meet(story, "teller-2", barrier, barrier);
    boolean waits = quick.settle().isWaiting();
    late.open();

    assertThat(waits)
        .withFailMessage(
            "teller-2 went through round 2 before teller-1 had left round 1%n"
                + "tellers in round 2: expected 2, was 1")
        .isTrue();
    assertGoesOn(story, first, "both were there for round 1, and teller-1 was slow to leave it");
    Worker<String> again = meet(story, "teller-1", barrier);
    assertGoesOn(story, again, "both are there for round 2");
    assertGoesOn(story, quick, "both are there for round 2");
  }

  /** Starts a teller who goes to each of the barriers in turn; the result is how it ends. */
  private static Worker<String> meet(Story story, String teller, ReusableBarrier... barriers) {
    return story.start(
        teller,
        () -> {
          try {
            for (ReusableBarrier barrier : barriers) {
              story.note("comes");
              barrier.await();
              story.note("goes on");
            }
            return "goes on";
          } catch (Exception e) {
            story.note("gets " + e.getClass().getSimpleName());
            return "gets " + e.getClass().getSimpleName();
          }
        });
  }

  private static void interrupt(Story story, Worker<?> teller) {
    story.note("interrupts " + teller.thread().getName());
    teller.thread().interrupt();
  }

  private static void assertGoesOn(Story story, Worker<String> teller, String seen) {
    assertResult(story, teller, "goes on", seen);
  }

  private static void assertGets(
      Story story, Worker<String> teller, String exception, String seen) {
    assertResult(story, teller, "gets " + exception, seen);
  }

  private static void assertResult(
      Story story, Worker<String> teller, String expected, String seen) {
    String name = teller.thread().getName();
    String was = teller.ends() ? teller.result() : "waits";
    assertThat(was)
        .withFailMessage("%s%n%s: expected %s, was %s", seen, name, expected, was)
        .isEqualTo(expected);
  }

  /** The lock of the house: knows who waits at its conditions, and lets a test come in between. */
  private static final class House extends ReentrantLock {
    private static final long serialVersionUID = 1;

    private final transient Story story;
    private final transient List<Condition> conditions = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger woken = new AtomicInteger();

    /** Who is held after letting go of the lock, and where. */
    private final transient Map<String, Checkpoint> afterUnlock = new ConcurrentHashMap<>();

    /** Who is held after being woken, before getting the lock back, and where. */
    private final transient Map<String, Checkpoint> afterWaiting = new ConcurrentHashMap<>();

    House(Story story) {
      this.story = story;
    }

    /** Waits until so many wait at the conditions, or for a while if they wait in another way. */
    void awaitWaiting(int threads) {
      await(threads + " to wait", waiting, threads);
    }

    /** Waits until so many have been woken since the beginning. */
    void awaitWoken(int threads) {
      await(threads + " to be woken", woken, threads);
    }

    private void await(String what, AtomicInteger count, int expected) {
      story.happens(what, () -> count.get() >= expected);
    }

    /** Wakes all who wait, as may happen at any time for no reason. */
    void wakeEverybody() {
      story.note("wakes everybody");
      lock();
      int expected = woken.get() + waiting.get();
      conditions.forEach(Condition::signalAll);
      super.unlock();
      awaitWoken(expected);
    }

    @Override
    public void unlock() {
      super.unlock();
      pass(afterUnlock);
    }

    private static void pass(Map<String, Checkpoint> checkpoints) {
      Checkpoint checkpoint = checkpoints.get(Thread.currentThread().getName());
      if (checkpoint != null) {
        checkpoint.pass();
      }
    }

    @Override
    public Condition newCondition() {
      Condition condition = super.newCondition();
      conditions.add(condition);
      return new HouseCondition(condition);
    }

    private void comeBack() {
      waiting.decrementAndGet();
      woken.incrementAndGet();
      int holds = getHoldCount();
      for (int i = 0; i < holds; i++) {
        super.unlock();
      }
      pass(afterWaiting);
      for (int i = 0; i < holds; i++) {
        lock();
      }
    }

    /** Does what the condition does; whoever is woken gets the lock back a little later. */
    private final class HouseCondition implements Condition {
      private final Condition condition;

      HouseCondition(Condition condition) {
        this.condition = condition;
      }

      @Override
      public void await() throws InterruptedException {
        waiting.incrementAndGet();
        try {
          condition.await();
        } finally {
          comeBack();
        }
      }

      @Override
      public void awaitUninterruptibly() {
        waiting.incrementAndGet();
        try {
          condition.awaitUninterruptibly();
        } finally {
          comeBack();
        }
      }

      @Override
      public long awaitNanos(long nanos) throws InterruptedException {
        waiting.incrementAndGet();
        try {
          return condition.awaitNanos(nanos);
        } finally {
          comeBack();
        }
      }

      @Override
      public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return awaitNanos(unit.toNanos(time)) > 0;
      }

      @Override
      public boolean awaitUntil(Date deadline) throws InterruptedException {
        return await(deadline.getTime() - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void signal() {
        condition.signal();
      }

      @Override
      public void signalAll() {
        condition.signalAll();
      }
    }
  }
}

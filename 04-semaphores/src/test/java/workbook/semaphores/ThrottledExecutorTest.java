package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Round;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · ThrottledExecutor")
@Exercise(module = "04-semaphores", number = 5)
class ThrottledExecutorTest {

  @Test
  @DisplayName("1.1 two places and three callers: two tasks are handed down, and one caller waits")
  @Kinds(Kind.WHO_IS_INSIDE)
  void asManyTasksAsPlaces(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 2);

    story.start("clerk-1", () -> executor.execute(() -> {})).settle();
    story.start("clerk-2", () -> executor.execute(() -> {})).settle();
    story.start("clerk-3", () -> executor.execute(() -> {})).settle();

    below.assertHasGot(2, "three clerks came for two places, and none of their tasks has ended");
  }

  @Test
  @DisplayName("1.2 a caller does not wait for the end of its task")
  @Kinds(Kind.WHO_IS_INSIDE)
  void theCallerDoesNotWaitForItsTask(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 2);

    Worker<Void> caller = story.start("clerk-1", () -> executor.execute(() -> {}));

    assertThat(caller.ends())
        .withFailMessage(
            "clerk-1 waits, though a place is free%n"
                + "execute(): expected to come back, was still waiting")
        .isTrue();
  }

  @Test
  @DisplayName("1.3 a task that has ended makes room for one waiting caller, not for all of them")
  @Kinds(Kind.MORE_WHO_WAIT)
  void anEndedTaskMakesRoomForOne(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);
    story.start("clerk-1", () -> executor.execute(() -> {})).result();
    Worker<Void> second = story.start("clerk-2", () -> executor.execute(() -> {}));
    second.settle();
    Worker<Void> third = story.start("clerk-3", () -> executor.execute(() -> {}));
    third.settle();

    story.start("pool-1", below.got(1)::run).result();
    story.await("the next task to be handed down", () -> below.tasks.size() >= 2);
    second.settle();
    third.settle();

    below.assertHasGot(2, "clerk-2 and clerk-3 waited for the only place, and one task has ended");
    story.start("pool-2", below.got(2)::run).result();
    story.join();
  }

  @Test
  @DisplayName("1.4 an interrupted waiter leaves, and the places stay as they are")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void whoWaitsCanBeInterrupted(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);
    story.start("clerk-1", () -> executor.execute(() -> {})).result();

    Worker<Boolean> impatient =
        story.start(
            "clerk-2",
            () -> {
              try {
                executor.execute(() -> {});
                return false;
              } catch (InterruptedException e) {
                story.note("leaves");
                return true;
              }
            });
    story.note("interrupts clerk-2");
    impatient.thread().interrupt();

    assertThat(impatient.result())
        .withFailMessage(
            "clerk-2 was interrupted while it had to wait, and is not told%n"
                + "execute(): expected an InterruptedException, was none")
        .isTrue();
    Worker<Void> third = story.start("clerk-3", () -> executor.execute(() -> {}));
    third.settle();
    below.assertHasGot(1, "clerk-2 has left, and the task of clerk-1 still has the only place");
    story.start("pool-1", below.got(1)::run).result();
    third.result();
  }

  @Test
  @DisplayName("1.5 tasks that the executor below runs in the callers run at the same time")
  @Kinds(Kind.WHO_IS_INSIDE)
  void callersDoNotWaitForEachOther(Story story) {
    Checkpoint running = story.checkpoint("running a task");
    ThrottledExecutor executor = new ThrottledExecutor(Runnable::run, 2);

    story.start("clerk-1", () -> executor.execute(running::pass));
    running.awaitHeld(1);
    Worker<Void> second = story.start("clerk-2", () -> executor.execute(running::pass));
    Worker.Rest rest = second.settle();

    assertThat(rest)
        .withFailMessage(
            "clerk-2 waits for clerk-1, though there are two places%n"
                + "clerk-2: expected HELD in its task, was %s",
            rest)
        .isEqualTo(Worker.Rest.HELD);
  }

  @Test
  @DisplayName("1.6 a caller that waits behind others can be interrupted, too")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void theLastInTheQueueCanBeInterrupted(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);
    story.start("clerk-1", () -> executor.execute(() -> {})).result();
    story.start("clerk-2", () -> executor.execute(() -> {})).settle();
    Worker<String> third =
        story.start(
            "clerk-3",
            () -> {
              try {
                executor.execute(() -> {});
                return "no exception";
              } catch (InterruptedException e) {
                return "an InterruptedException";
              }
            });
    third.settle();

    String seen = third.endsWhenInterrupted() ? third.result() : "still waiting";

    assertThat(seen)
        .withFailMessage(
            "clerk-3 waited behind clerk-2, and was interrupted%n"
                + "clerk-3: expected an InterruptedException, was %s",
            seen)
        .isEqualTo("an InterruptedException");
  }

  @Test
  @DisplayName("1.7 each executor has places of its own, as many as it was given")
  @Kinds(Kind.SIZES)
  void eachExecutorHasItsOwnPlaces(Story story) {
    Below below = new Below(story);
    ThrottledExecutor wide = new ThrottledExecutor(below, 20);
    ThrottledExecutor narrow = new ThrottledExecutor(below, 1);

    story.start("clerk-1", () -> executeAll(wide, 21)).settle();
    story.start("clerk-2", () -> executeAll(narrow, 2)).settle();

    below.assertHasGot(21, "two clerks have gone on as far as 20 places and 1 place let them");
  }

  @Test
  @DisplayName("1.8 one place, two clerks: never two tasks at once, in whatever order they come")
  @Kinds(Kind.EVERY_ORDER)
  void neverMoreThanPlaces(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Rush rush = new Rush(round, 1, 0);
          rush.comes("clerk-1", 1);
          rush.comes("clerk-2", 1);
        });
  }

  @Test
  @DisplayName("1.9 two tasks end while two clerks wait: both go on, in whatever order")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void bothWhoWaitGoOn(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Rush rush = new Rush(round, 2, 2);
          rush.comes("clerk-1", 1);
          rush.comes("clerk-2", 1);
          round.thread("pool", () -> rush.runsWhatIsKept());
        });
  }

  @Test
  @DisplayName("1.10 an interrupt at any moment: no place is lost, and none is won")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptAtAnyMoment(Explorer explorer) {
    explorer
        .interrupting("clerk-1")
        .everyOrder(
            round -> {
              Rush rush = new Rush(round, 1, 1);
              rush.comesAgainIfInterrupted("clerk-1");
              round.thread(
                  "pool",
                  () -> {
                    rush.runsWhatIsKept();
                    rush.execute();
                  });
            });
  }

  @Test
  @DisplayName(
      "1.11 a caller that waits for long still waits, and hands down nothing without a place")
  @Kinds(Kind.OWN_LIMITS)
  void waitingForLongMakesNoPlace(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Rush rush = new Rush(round, 1, 1);
          AtomicBoolean hasEnded = new AtomicBoolean();
          round.thread(
              "pool",
              () -> {
                Thread.sleep(100_000);
                hasEnded.set(true);
                rush.runsWhatIsKept();
              });
          rush.comes("clerk-1", 1);
          rush.eachTask = () -> assertPlaceCameBack(hasEnded.get());
        });
  }

  @Test
  @DisplayName("2.1 a refused task gives its place back, and its caller is told")
  @Kinds(Kind.FAILURES)
  void aRefusedTaskGivesItsPlaceBack(Story story) {
    RejectedExecutionException refusal = new RejectedExecutionException("closed for today");
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);

    below.refusal = refusal;
    Object told = story.start("clerk-1", () -> failureOf(executor, () -> {})).result();
    below.refusal = null;

    assertThat(told)
        .withFailMessage(
            "clerk-1 is not told that its task was refused%nexception: expected %s, was %s",
            refusal, told)
        .isSameAs(refusal);
    assertPlaceIsFree(story, executor, "the task of clerk-1 was refused");
  }

  @Test
  @DisplayName("2.2 a refused task gives back one place, not two")
  @Kinds(Kind.FAILURES)
  void aRefusedTaskGivesOnePlaceBack(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);

    below.refusal = new RejectedExecutionException("closed for today");
    story.start("clerk-1", () -> failureOf(executor, () -> {})).result();
    below.refusal = null;
    story.start("clerk-2", () -> executor.execute(() -> {})).settle();
    story.start("clerk-3", () -> executor.execute(() -> {})).settle();

    below.assertHasGot(1, "a task was refused; then clerk-2 and clerk-3 came for the only place");
  }

  @Test
  @DisplayName("2.3 an error of the executor below gives the place back as well")
  @Kinds(Kind.FAILURES)
  void anErrorGivesThePlaceBack(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);

    below.refusal = new Error("no thread to be had");
    story.start("clerk-1", () -> failureOf(executor, () -> {})).result();
    below.refusal = null;

    assertPlaceIsFree(story, executor, "the executor below failed with an error");
  }

  @Test
  @DisplayName("2.4 a clerk waits while the task of another one is refused: the clerk goes on")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.MORE_WHO_WAIT})
  void aRefusalLetsTheNextOneGoOn(Explorer explorer) {
    explorer
        .failing()
        .everyOrder(
            round -> {
              Rush rush = new Rush(round, 1, 0);
              rush.refuses = true;
              rush.comes("clerk-1", 1);
              rush.comes("clerk-2", 1);
            });
  }

  @Test
  @DisplayName("2.5 wherever something fails, one place comes back, and not that of another task")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailureAnywhereGivesOnePlaceBack(Explorer explorer) {
    explorer
        .failing()
        .everyOrder(
            round -> {
              Rush rush = new Rush(round, 2, 1);
              rush.failsLate = true;
              rush.comes("clerk-1", 2);
              rush.comes("clerk-2", 1);
            });
  }

  @Test
  @DisplayName("3.1 a task that throws gives its place back")
  @Kinds(Kind.FAILURES)
  void aTaskThatThrowsGivesItsPlaceBack(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);

    story.start("clerk-1", () -> executor.execute(fails(new Error("out of ink")))).result();
    story.start("pool-1", () -> failureOf(below.got(1))).result();
    assertPlaceIsFree(story, executor, "the task of clerk-1 threw an error");
    Worker<Void> pool = story.start("pool-2", below.got(2)::run);

    assertThat(pool.ends())
        .withFailMessage("the task of clerk-2 waits for ever, since that of clerk-1 threw an error")
        .isTrue();
  }

  @Test
  @DisplayName("3.2 a task that throws in its caller gives back one place, not two")
  @Kinds(Kind.FAILURES)
  void aTaskThatThrowsInItsCallerGivesOnePlaceBack(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);
    Runnable refused = fails(new RejectedExecutionException("the printer takes no more"));

    below.runsInTheCaller = true;
    story.start("clerk-1", () -> failureOf(executor, refused)).result();
    below.runsInTheCaller = false;
    story.start("clerk-2", () -> executor.execute(() -> {})).settle();
    story.start("clerk-3", () -> executor.execute(() -> {})).settle();

    below.assertHasGot(1, "a task threw in clerk-1; then clerk-2 and clerk-3 came for one place");
  }

  @Test
  @DisplayName("3.3 what a task throws reaches the executor below")
  @Kinds(Kind.FAILURES)
  void whatATaskThrowsReachesTheExecutorBelow(Story story) {
    IllegalStateException failure = new IllegalStateException("out of paper");
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);

    story.start("clerk-1", () -> executor.execute(fails(failure))).settle();
    Object seen = story.start("pool-1", () -> failureOf(below.got(1))).result();

    assertThat(seen)
        .withFailMessage(
            "the task threw, and the thread that ran it does not get to know%n"
                + "exception: expected %s, was %s",
            failure, seen)
        .isSameAs(failure);
  }

  @Test
  @DisplayName("3.4 a task that ends in its caller gives its place back")
  @Kinds(Kind.STATES)
  void aTaskThatEndsInItsCallerGivesItsPlaceBack(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);

    below.runsInTheCaller = true;
    story.start("clerk-1", () -> executor.execute(() -> {})).result();
    below.runsInTheCaller = false;

    assertPlaceIsFree(story, executor, "clerk-1 ran its task itself, and came to its end");
  }

  @Test
  @DisplayName("3.5 a task may end before its caller has returned: its place comes back once")
  @Kinds({Kind.EVERY_ORDER, Kind.LATE_EVENTS})
  void aTaskThatEndsBeforeItsCallerReturns(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Rush rush = new Rush(round, 1, 0);
          rush.keeps = true;
          round.thread(
              "clerk-1",
              () -> {
                rush.execute();
                rush.runsWhatIsKept();
                rush.execute();
              });
          round.thread(
              "pool",
              () -> {
                if (rush.runsWhatIsKept()) {
                  rush.execute();
                }
              });
        });
  }

  @Test
  @DisplayName("3.6 when all tasks have ended, there are as many places as at the beginning")
  @Kinds({Kind.STATES, Kind.SIZES})
  void asManyPlacesAsBefore(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 2);
    story.start("clerk-1", () -> executeAll(executor, 2)).result();
    story.start("pool-1", below.got(1)::run).result();
    story.start("pool-2", below.got(2)::run).result();

    story.start("clerk-2", () -> executeAll(executor, 3)).settle();

    below.assertHasGot(4, "two tasks have ended, and then clerk-2 came with three for two places");
  }

  private static void assertPlaceIsFree(Story story, ThrottledExecutor executor, String after) {
    Worker<Void> next = story.start("clerk-2", () -> executor.execute(() -> {}));
    assertThat(next.ends()).withFailMessage("clerk-2 waits for ever, since %s", after).isTrue();
  }

  private static void executeAll(ThrottledExecutor executor, int tasks)
      throws InterruptedException {
    for (int i = 0; i < tasks; i++) {
      executor.execute(() -> {});
    }
  }

  private static void assertPlaceCameBack(boolean cameBack) {
    assertThat(cameBack)
        .withFailMessage(
            "clerk-1 waited for long, and then its task was handed down without a place%n"
                + "clerk-1: expected waiting, was handing its task down")
        .isTrue();
  }

  private static Runnable fails(Throwable failure) {
    return () -> throwIt(failure);
  }

  private static void throwIt(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  private static Throwable failureOf(ThrottledExecutor executor, Runnable task)
      throws InterruptedException {
    try {
      executor.execute(task);
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  private static Throwable failureOf(Runnable task) {
    try {
      task.run();
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  /** An executor that keeps what it gets, until a test lets a thread of the pool run it. */
  private static final class Below implements Executor {
    private final Story story;
    private final List<Runnable> tasks = new CopyOnWriteArrayList<>();
    private volatile Throwable refusal;
    private volatile boolean runsInTheCaller;

    Below(Story story) {
      this.story = story;
    }

    @Override
    public void execute(Runnable task) {
      if (refusal != null) {
        story.note("is refused");
        throwIt(refusal);
      } else if (runsInTheCaller) {
        story.note("runs its task itself");
        task.run();
      } else {
        story.note("hands a task down");
        tasks.add(task);
      }
    }

    Runnable got(int number) {
      return tasks.get(number - 1);
    }

    void assertHasGot(int expected, String because) {
      assertThat(tasks.size())
          .withFailMessage(
              "too %s tasks were handed down: %s%ntasks handed down: expected %d, was %d",
              tasks.size() > expected ? "many" : "few", because, expected, tasks.size())
          .isEqualTo(expected);
    }
  }

  /** Clerks who come in every order. The executor below runs a task in its caller, or keeps it. */
  private static final class Rush {
    private final Round round;
    private final ThrottledExecutor executor;
    private final Queue<Runnable> kept = new ArrayDeque<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private boolean keeps;
    private boolean refuses;
    private boolean failsLate;
    private boolean toldOfFailure;
    private Runnable eachTask = () -> {};

    /** Some of the places are taken from the beginning, by tasks that are kept. */
    Rush(Round round, int places, int taken) throws InterruptedException {
      this.round = round;
      executor = new ThrottledExecutor(this::below, places);
      for (int i = 0; i < taken; i++) {
        keeps = true;
        executor.execute(() -> {});
      }
      round.check(() -> check(places));
    }

    private void check(int places) {
      int atOnce = places - kept.size();
      assertThat(most.get())
          .withFailMessage(
              "more tasks were running than there were places left%n"
                  + "at the same time: expected at most %d, was %d",
              atOnce, most.get())
          .isLessThanOrEqualTo(atOnce);
      assertThat(toldOfFailure)
          .withFailMessage("the caller: expected %s, was no exception", round.failure())
          .isEqualTo(round.failure() != null);
    }

    private void below(Runnable task) {
      if (keeps) {
        keeps = false;
        round.note("hands a task down");
        kept.add(task);
        round.seam();
        return;
      }
      if (refuses) {
        round.note("asks the executor below");
        round.seam(); // here others come,
        round.seam(); // and then it fails
      }
      task.run();
      if (failsLate) {
        round.seam();
      }
    }

    /** Whether there was a task. */
    boolean runsWhatIsKept() {
      boolean ran = false;
      for (Runnable task = kept.poll(); task != null; task = kept.poll()) {
        round.note("runs a task of the pool");
        task.run();
        ran = true;
      }
      return ran;
    }

    void comes(String clerk, int times) {
      AtomicInteger tasks = new AtomicInteger();
      round.thread(
          clerk,
          () -> {
            for (int i = 0; i < times; i++) {
              execute(tasks);
            }
          });
      checkTasks(clerk, times, tasks);
    }

    void comesAgainIfInterrupted(String clerk) {
      AtomicInteger tasks = new AtomicInteger();
      round.thread(
          clerk,
          () -> {
            try {
              execute(tasks);
            } catch (InterruptedException e) {
              round.note("leaves, and comes again");
              execute(tasks);
            }
          });
      checkTasks(clerk, 1, tasks);
    }

    private void checkTasks(String clerk, int expected, AtomicInteger tasks) {
      round.check(
          () -> {
            boolean mayHaveBeenRefused = round.failure() != null;
            assertThat(tasks.get())
                .withFailMessage(
                    "%s has handed its tasks down%ntasks of %s that were run: expected %d, was %d",
                    clerk, clerk, expected, tasks.get())
                .matches(was -> was == expected || mayHaveBeenRefused);
          });
    }

    void execute() throws InterruptedException {
      execute(new AtomicInteger());
    }

    private void execute(AtomicInteger tasks) throws InterruptedException {
      try {
        executor.execute(
            () -> {
              tasks.incrementAndGet();
              run();
            });
      } catch (RuntimeException | Error e) {
        if (e != round.failure()) {
          throw e;
        }
        toldOfFailure = true;
      }
    }

    private void run() {
      eachTask.run();
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      round.note("runs its task");
      try {
        round.seam();
      } finally {
        running.decrementAndGet();
      }
    }
  }
}

package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · ThrottledExecutor")
@Exercise(module = "04-semaphores", number = 5)
class ThrottledExecutorTest {

  @Test
  @DisplayName("1.1 two places and three callers: two tasks are handed down, and one caller waits")
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
  @DisplayName("1.3 a task that has ended makes room for one caller, not for all who wait")
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
  @DisplayName("1.4 who is interrupted while waiting leaves, and no place is won or lost")
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
  @DisplayName("2.1 a refused task gives its place back, and its caller is told")
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
  void anErrorGivesThePlaceBack(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);

    below.refusal = new Error("no thread to be had");
    story.start("clerk-1", () -> failureOf(executor, () -> {})).result();
    below.refusal = null;

    assertPlaceIsFree(story, executor, "the executor below failed with an error");
  }

  @Test
  @DisplayName("3.1 a task that throws gives its place back")
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
  void aTaskThatEndsInItsCallerGivesItsPlaceBack(Story story) {
    Below below = new Below(story);
    ThrottledExecutor executor = new ThrottledExecutor(below, 1);

    below.runsInTheCaller = true;
    story.start("clerk-1", () -> executor.execute(() -> {})).result();
    below.runsInTheCaller = false;

    assertPlaceIsFree(story, executor, "clerk-1 ran its task itself, and came to its end");
  }

  private static void assertPlaceIsFree(Story story, ThrottledExecutor executor, String after) {
    Worker<Void> next = story.start("clerk-2", () -> executor.execute(() -> {}));
    assertThat(next.ends()).withFailMessage("clerk-2 waits for ever, since %s", after).isTrue();
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
}

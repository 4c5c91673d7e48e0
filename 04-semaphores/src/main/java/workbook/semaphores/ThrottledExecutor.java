package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Hands tasks down to another executor, but only so many at a time: each task takes a place when it
 * is handed down and gives it back when it has ended. The executor below may keep a task for later,
 * run it on another thread or at once in the caller, or refuse it by throwing; it may also throw
 * after it has run the task. Right now it gets every task at once, and places get lost. Make
 * callers wait for a place, and give each place back exactly once.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 04-semaphores -Dtest=ThrottledExecutorTest</pre>
 */
public class ThrottledExecutor {
  private final Executor below;
  private final Semaphore places;

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.places = new Semaphore(most);
  }

  /**
   * Waits for a free place, however long that takes, hands the task down, and returns without
   * waiting for its end. An interrupt ends the wait at once, however many others wait. What the
   * executor below throws reaches the caller, and what the task throws reaches the executor below,
   * whether it is an exception or an error.
   *
   * @throws InterruptedException if interrupted while waiting; the task is not handed down then
   */
  public void execute(Runnable task) throws InterruptedException {
    // TODO 1: nobody waits here, however many tasks are under way
    // TODO 2: the executor below may refuse the task
    below.execute(
        () -> {
          places.acquireUninterruptibly();
          // TODO 3: a task may throw
          task.run();
          places.release();
        });
  }
}

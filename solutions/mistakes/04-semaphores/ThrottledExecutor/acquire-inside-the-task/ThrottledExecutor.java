/*
 * Mistake: the task takes its place when it begins to run.
 * Looks right because: no more tasks than that ever run at once.
 * Caught by: asManyTasksAsPlaces, anEndedTaskMakesRoomForOne, whoWaitsCanBeInterrupted
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

public class ThrottledExecutor {
  private final Executor below;
  private final Semaphore places;

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.places = new Semaphore(most);
  }

  public void execute(Runnable task) throws InterruptedException {
    below.execute(
        () -> {
          places.acquireUninterruptibly();
          try {
            task.run();
          } finally {
            places.release();
          }
        });
  }
}

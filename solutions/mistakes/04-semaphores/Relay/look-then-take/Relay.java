/*
 * Mistake: two runners of a leg see the same turn, and both take it.
 * Looks right because: the turn is volatile, and taken as soon as it is seen.
 * Caught by: twoForTheFirstLeg
 */
package workbook.semaphores;

public class Relay {
  private static final int RUNNING = 0;

  private volatile int turn = 1;

  public void first(Runnable step) throws InterruptedException {
    run(1, step, 2);
  }

  public void second(Runnable step) throws InterruptedException {
    run(2, step, 3);
  }

  public void third(Runnable step) throws InterruptedException {
    run(3, step, 1);
  }

  private void run(int leg, Runnable step, int next) throws InterruptedException {
    while (turn != leg) {
      synchronized (this) {
        if (turn != leg) {
          wait();
        }
      }
    }
    turn = RUNNING;
    try {
      step.run();
    } finally {
      synchronized (this) {
        turn = next;
        notifyAll();
      }
    }
  }
}

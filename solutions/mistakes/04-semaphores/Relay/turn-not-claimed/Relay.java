/*
 * Mistake: the turn is looked at, and not taken: two runners of a leg find that it is theirs.
 * Looks right because: each waits for its turn in a loop, under a monitor.
 * Caught by: twoForTheFirstLeg
 */
package workbook.semaphores;

public class Relay {
  private int turn = 1; // guarded by this

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
    synchronized (this) {
      while (turn != leg) {
        wait();
      }
    }
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

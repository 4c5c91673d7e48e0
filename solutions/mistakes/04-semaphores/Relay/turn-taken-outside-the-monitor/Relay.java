/*
 * Mistake: two runners of a leg see that it is their turn, and both take it after that.
 * Looks right because: each leg has a monitor of its own, and the turn is volatile.
 * Caught by: twoForTheFirstLeg
 */
package workbook.semaphores;

public class Relay {
  private static final int NOBODY = -1;

  private final Object[] legs = {new Object(), new Object(), new Object()};
  private volatile int turn;

  public void first(Runnable step) throws InterruptedException {
    run(0, step);
  }

  public void second(Runnable step) throws InterruptedException {
    run(1, step);
  }

  public void third(Runnable step) throws InterruptedException {
    run(2, step);
  }

  private void run(int leg, Runnable step) throws InterruptedException {
    synchronized (legs[leg]) {
      while (turn != leg) {
        legs[leg].wait();
      }
    }
    turn = NOBODY;
    try {
      step.run();
    } finally {
      turn = (leg + 1) % 3;
      synchronized (legs[turn]) {
        legs[turn].notifyAll();
      }
    }
  }
}

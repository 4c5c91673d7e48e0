/*
 * Approach: a monitor for each leg, in which its runners wait; the turn is one volatile number.
 * Right because: a turn is looked at and taken in the monitor of its leg, so notify() wakes nobody of another leg.
 */
package workbook.semaphores;

public class Relay {
  private static final int NOBODY = -1;

  private final Object[] legs = {new Object(), new Object(), new Object()};
  private volatile int turn; // changed by the runner who has the turn, and by nobody else

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
      turn = NOBODY;
    }
    try {
      step.run();
    } finally {
      int next = (leg + 1) % legs.length;
      synchronized (legs[next]) {
        turn = next;
        legs[next].notify();
      }
    }
  }
}

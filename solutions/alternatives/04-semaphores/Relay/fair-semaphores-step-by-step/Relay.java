/*
 * Approach: three fair semaphores, written out in each method.
 * Right because: there is one permit in all; fair semaphores let it go to whoever came first.
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class Relay {
  private final Semaphore mayRunFirst = new Semaphore(1, true);
  private final Semaphore mayRunSecond = new Semaphore(0, true);
  private final Semaphore mayRunThird = new Semaphore(0, true);

  public void first(Runnable step) throws InterruptedException {
    mayRunFirst.acquire();
    try {
      step.run();
    } finally {
      mayRunSecond.release();
    }
  }

  public void second(Runnable step) throws InterruptedException {
    mayRunSecond.acquire();
    try {
      step.run();
    } finally {
      mayRunThird.release();
    }
  }

  public void third(Runnable step) throws InterruptedException {
    mayRunThird.acquire();
    try {
      step.run();
    } finally {
      mayRunFirst.release();
    }
  }
}

/*
 * Mistake: between the look and the place in the list the bell may ring.
 * Looks right because: open() wakes everybody in the list.
 * Caught by: everybodyGoesInInEveryOrder
 */
package workbook.conditions;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private final Queue<CountDownLatch> waiting = new ConcurrentLinkedQueue<>();
  private volatile boolean open;

  public void open() {
    open = true;
    for (CountDownLatch customer : waiting) {
      customer.countDown();
    }
  }

  public void await() throws InterruptedException {
    if (!open) {
      CountDownLatch mine = new CountDownLatch(1);
      waiting.add(mine);
      mine.await();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    if (!open) {
      CountDownLatch mine = new CountDownLatch(1);
      waiting.add(mine);
      mine.await(time, unit);
    }
    return open;
  }
}

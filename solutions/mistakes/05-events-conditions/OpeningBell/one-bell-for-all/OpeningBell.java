/*
 * Mistake: the latch is static: one bell opens all banks.
 * Looks right because: there is one bank.
 * Caught by: eachBankHasABellOfItsOwn
 */
package workbook.conditions;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private static final CountDownLatch CLOSED = new CountDownLatch(1);

  public void open() {
    CLOSED.countDown();
  }

  public void await() throws InterruptedException {
    CLOSED.await();
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return CLOSED.await(time, unit);
  }
}

/*
 * Mistake: who is interrupted cancels the future for which all wait.
 * Looks right because: the customer does not need it any more.
 * Caught by: whoWaitsCanBeInterrupted
 */
package workbook.conditions;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public class OpeningBell {
  private final CompletableFuture<Void> opened = new CompletableFuture<>();

  public void open() {
    opened.complete(null);
  }

  public void await() throws InterruptedException {
    try {
      opened.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      opened.cancel(true);
      throw e;
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    try {
      opened.get(time, unit);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}

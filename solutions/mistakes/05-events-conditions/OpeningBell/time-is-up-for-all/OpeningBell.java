/*
 * Mistake: the time of one customer ends the future for which all wait.
 * Looks right because: orTimeout() does just what is asked.
 * Caught by: whoGivesUpTakesNobodyAlong
 */
package workbook.conditions;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

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
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    try {
      opened.orTimeout(time, unit).get();
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }
}

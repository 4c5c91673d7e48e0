/*
 * Approach: whoever comes puts a future into a queue; whoever completes a group, or ends one, completes its three.
 * Right because: the queues change under the lock alone; CompletableFuture.join() goes on after an interrupt and keeps the flag.
 */
package workbook.semaphores;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

public class VaultKeys {
  private final Queue<CompletableFuture<Void>> clerks = new ArrayDeque<>(); // guarded by this
  private final Queue<CompletableFuture<Void>> managers = new ArrayDeque<>(); // guarded by this
  private int turning; // guarded by this

  public void clerk(Runnable turn) {
    turn(clerks, turn);
  }

  public void manager(Runnable turn) {
    turn(managers, turn);
  }

  private void turn(Queue<CompletableFuture<Void>> queue, Runnable turn) {
    CompletableFuture<Void> place = new CompletableFuture<>();
    synchronized (this) {
      queue.add(place);
      callNextGroup();
    }
    place.join();
    try {
      turn.run();
    } finally {
      synchronized (this) {
        turning--;
        callNextGroup();
      }
    }
  }

  private void callNextGroup() {
    if (turning == 0 && clerks.size() >= 2 && !managers.isEmpty()) {
      turning = 3;
      clerks.remove().complete(null);
      clerks.remove().complete(null);
      managers.remove().complete(null);
    }
  }
}

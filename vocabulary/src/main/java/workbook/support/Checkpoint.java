package workbook.support;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;

/**
 * A place at which threads are held until the test opens it. A test puts {@link #pass} into the
 * collaborator that it hands to the exercise. Made by {@link Story#checkpoint}.
 */
public final class Checkpoint {
  private final Story story;
  private final String place;
  private final Set<Long> held = ConcurrentHashMap.newKeySet();
  private final Phaser gate = new Phaser(1); // in phase 0 until the test opens it

  Checkpoint(Story story, String place) {
    this.story = story;
    this.place = place;
  }

  /** Blocks until the checkpoint is open; an interrupt is kept for later and does not end it. */
  public void pass() {
    held.add(Thread.currentThread().getId());
    gate.awaitAdvance(0);
    held.remove(Thread.currentThread().getId());
  }

  /** Blocks until so many threads are held here; fails when it is clear that they never will be. */
  public void awaitHeld(int threads) {
    String who = threads == 1 ? "1 thread" : threads + " threads";
    story.await(who + " to come to: " + place, () -> held.size() >= threads);
  }

  /** Lets everybody go on who is held here or comes later. */
  public void open() {
    gate.forceTermination();
  }

  boolean holds(long threadId) {
    return !gate.isTerminated() && held.contains(threadId);
  }
}

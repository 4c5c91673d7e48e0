package workbook.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that play the rounds of a scenario, one round after the other: to start new threads
 * for each round costs more than all that they do there. A thread plays another round only if it
 * has come to the end of what it had to do, and the exercise cannot tell it from a new one.
 *
 * <p>Not safe for several threads at once.
 */
final class Cast implements AutoCloseable {
  /** A thread that does what it is given, then waits for more. */
  final class Player extends Thread {
    private volatile Runnable part;
    private volatile boolean atRest = true;

    private Player() {
      super(group, null, "player");
      setDaemon(true);
    }

    /** Starts with its part; it must be at rest. */
    void play(Runnable part) {
      atRest = false;
      this.part = part;
      if (getState() == State.NEW) {
        start();
      } else {
        LockSupport.unpark(this);
      }
    }

    private boolean hasLeft() {
      return atRest || !isAlive();
    }

    @Override
    public void run() {
      do {
        Runnable now = part;
        interrupted(); // meant for somebody before
        if (now == null) {
          LockSupport.park(this);
        } else {
          part = null;
          now.run();
          atRest = playsAgain; // or it is about to end
        }
      } while (playsAgain && !closed);
    }
  }

  private static final class Group extends ThreadGroup {
    Group() {
      super("round");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
      if (!(e instanceof Schedule.Over)) {
        super.uncaughtException(thread, e);
      }
    }
  }

  private static final long PATIENCE = 200_000_000; // nanoseconds
  private static final int MOST_LEFT_IDLE = 8; // threads of pools that nobody has shut down

  private final boolean playsAgain;
  private final List<Player> players = new ArrayList<>();
  private int taken;
  private ThreadGroup group = new Group();
  private volatile boolean closed;

  /** Makes a cast without threads; says whether they may play more than one round. */
  Cast(boolean playsAgain) {
    this.playsAgain = playsAgain;
  }

  /** The group of the threads and of all that these start. */
  ThreadGroup group() {
    return group;
  }

  /** A thread for the next round. */
  Player take(String name) {
    if (taken == players.size()) {
      players.add(new Player());
    }
    Player player = players.get(taken++);
    player.setName(name);
    return player;
  }

  /** Lays out a round in a thread of the group, so that whatever it starts belongs to the round. */
  void lay(Story.Action scenario) throws Exception {
    CompletableFuture<Void> laid = new CompletableFuture<>();
    take("the test")
        .play(
            () -> {
              try {
                scenario.run();
                laid.complete(null);
              } catch (Throwable e) {
                laid.completeExceptionally(e);
              }
            });
    try {
      laid.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }

  /**
   * Blocks until all have left the round that is over, and all that they have started; who does not
   * leave, though interrupted again and again, is left alone.
   *
   * @param quietly whether they all come to their end by themselves
   */
  void gather(boolean quietly) {
    long begin = System.nanoTime();
    boolean left = haveAllLeft();
    while (!left && System.nanoTime() - begin < PATIENCE) {
      if (!quietly || System.nanoTime() - begin > PATIENCE / 10) {
        group.interrupt();
      }
      Thread.yield();
      left = haveAllLeft();
    }
    players.removeIf(player -> !player.isAlive());
    if (!left || group.activeCount() - players.size() > MOST_LEFT_IDLE) {
      players.clear();
      group = new Group();
    }
    taken = 0;
  }

  private boolean haveAllLeft() {
    int alive = 0;
    for (Player player : players) {
      if (!player.hasLeft()) {
        return false;
      }
      alive += player.isAlive() ? 1 : 0;
    }
    return group.activeCount() <= alive || onlyIdleThreadsAreLeft();
  }

  private boolean onlyIdleThreadsAreLeft() {
    Thread[] all = new Thread[players.size() + 64];
    int count = group.enumerate(all);
    return Arrays.stream(all, 0, count)
        .allMatch(thread -> thread instanceof Player || Watch.isIdlePoolThread(thread));
  }

  /** Ends the threads that are at rest; does not wait for it. */
  @Override
  public void close() {
    closed = true;
    players.forEach(LockSupport::unpark);
  }
}

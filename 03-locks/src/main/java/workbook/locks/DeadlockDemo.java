package workbook.locks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Builds two deadlocks on purpose, looks for them, and says who waits for whom: two clerks who take
 * the same two locks in opposite order, and a clerk who waits for a lock that he holds himself. The
 * stuck threads are daemons, so the program ends all the same.
 *
 * <p>Run it from the top folder of the course:
 *
 * <pre>java 03-locks/src/main/java/workbook/locks/DeadlockDemo.java</pre>
 */
public final class DeadlockDemo {
  private static final ThreadMXBean JVM = ManagementFactory.getThreadMXBean();

  private DeadlockDemo() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.printf(
        "JDK %s, %d cores, %s %s%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    tell("Two clerks, two locks, opposite order", twoLocks());
    tell("One clerk, a lock that is not reentrant, taken twice", lockTakenTwice());
  }

  private static List<Thread> twoLocks() {
    Lock ann = new ReentrantLock();
    Lock bob = new ReentrantLock();
    CountDownLatch bothHaveOne = new CountDownLatch(2);
    return List.of(
        start("clerk-1", () -> takeBoth(ann, bob, bothHaveOne)),
        start("clerk-2", () -> takeBoth(bob, ann, bothHaveOne)));
  }

  private static void takeBoth(Lock first, Lock second, CountDownLatch bothHaveOne) {
    first.lock();
    bothHaveOne.countDown();
    awaitQuietly(bothHaveOne); // now each has one of the two
    second.lock();
  }

  private static List<Thread> lockTakenTwice() {
    Lock lock = new StampedLock().asWriteLock();
    return List.of(
        start(
            "clerk-3",
            () -> {
              lock.lock();
              lock.lock(); // waits for the one who holds it: for itself
            }));
  }

  private static Thread start(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void tell(String title, List<Thread> threads) throws InterruptedException {
    System.out.println("\n" + title);
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.sleep(10); // not there yet
      }
      thread.join(200); // does it move again? A single look is no proof
      System.out.println("  " + describe(thread));
    }
    long[] found = JVM.findDeadlockedThreads();
    boolean all =
        found != null
            && threads.stream()
                .allMatch(thread -> Arrays.stream(found).anyMatch(id -> id == idOf(thread)));
    System.out.println("  found by the JVM: " + (all ? "yes" : "no"));
  }

  private static String describe(Thread thread) {
    ThreadInfo info = JVM.getThreadInfo(idOf(thread), Integer.MAX_VALUE);
    StackTraceElement line =
        Arrays.stream(info.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(DeadlockDemo.class.getName()))
            .findFirst()
            .orElseThrow();
    String owner = info.getLockOwnerName();
    return "%s waits in line %d for a lock %s"
        .formatted(
            info.getThreadName(),
            line.getLineNumber(),
            owner == null ? "whose owner nobody knows" : "that " + owner + " holds");
  }

  @SuppressWarnings("deprecation") // threadId() came with JDK 19
  private static long idOf(Thread thread) {
    return thread.getId();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

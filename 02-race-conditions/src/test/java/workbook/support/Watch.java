package workbook.support;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** What can be seen of a thread from outside: whether it moves, where it is, what it waits for. */
final class Watch {
  private static final ThreadMXBean JVM = ManagementFactory.getThreadMXBean();

  private final Thread thread;
  private final long firstWaits;
  private final long firstCpuTime;
  private long waits;
  private int unmoved;

  Watch(Thread thread) {
    this.thread = thread;
    firstWaits = waits(info());
    firstCpuTime = JVM.getThreadCpuTime(thread.getId());
  }

  /** Looks once more; returns how many looks in a row have found the thread in the same wait. */
  int look() {
    ThreadInfo info = info();
    long before = waits;
    waits = waits(info);
    boolean waiting = info != null && info.getThreadState().compareTo(Thread.State.RUNNABLE) > 0;
    unmoved = waiting && waits == before ? unmoved + 1 : 0;
    return unmoved;
  }

  boolean polls() {
    boolean sleeps = stack().length > 0 && stack()[0].getMethodName().startsWith("sleep");
    return waits - firstWaits >= Limits.POLLING || unmoved >= Limits.PARKED && sleeps;
  }

  boolean spins() {
    return JVM.getThreadCpuTime(thread.getId()) - firstCpuTime > Limits.SPINNING.toNanos();
  }

  /** Whether the thread is parked for good, unless another one wakes it. */
  boolean stuck() {
    return look() >= Limits.DEADLOCK && thread.getState() != Thread.State.TIMED_WAITING;
  }

  long lockOwner() {
    ThreadInfo info = info();
    return info == null ? -1 : info.getLockOwnerId();
  }

  /**
   * One sentence: what the thread does now, in which line of the exercise, and who is in its way.
   */
  String describe() {
    ThreadInfo info = info();
    if (info == null) {
      return thread.getName() + " has finished";
    }
    LockInfo lock = info.getLockInfo();
    String line =
        Arrays.stream(stack())
            .filter(frame -> isExercise(frame.getClassName(), frame.getFileName()))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
    String doing = info.getThreadState() == Thread.State.RUNNABLE ? " is running" : " waits";
    String wants = lock == null ? "" : " for " + nameOf(lock);
    String owner = info.getLockOwnerId() < 0 ? "" : ", owned by " + info.getLockOwnerName();
    return thread.getName() + doing + line + wants + owner;
  }

  static boolean isExercise(String className, String fileName) {
    return className.startsWith("workbook.")
        && !className.startsWith("workbook.support.")
        && fileName != null
        && !fileName.endsWith("Test.java");
  }

  private static String nameOf(LockInfo lock) {
    String type = lock.getClassName().replaceFirst("\\$(Nonf|F)airSync$", "");
    return type.substring(type.lastIndexOf('.') + 1)
        + "@"
        + Integer.toHexString(lock.getIdentityHashCode());
  }

  private StackTraceElement[] stack() {
    return thread.getStackTrace();
  }

  private ThreadInfo info() {
    return JVM.getThreadInfo(thread.getId());
  }

  private static long waits(ThreadInfo info) {
    return info == null ? -1 : info.getBlockedCount() + info.getWaitedCount();
  }
}

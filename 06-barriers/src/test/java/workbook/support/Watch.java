package workbook.support;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.ForkJoinWorkerThread;

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
    firstCpuTime = cpuTime(thread);
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

  /** Whether the thread has begun another wait since the first look. */
  boolean hasMoved() {
    return waits(info()) != firstWaits;
  }

  /** Whether the thread is in the same wait after others have had their turn again and again. */
  boolean staysPut() {
    for (int turn = 0; turn < Limits.TURNS; turn++) {
      Story.letOthersRun();
      if (look() == 0) {
        return false;
      }
    }
    return true;
  }

  boolean polls() {
    return waits - firstWaits >= Limits.POLLING || unmoved >= Limits.PARKED && sleeps();
  }

  private boolean sleeps() {
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length > 0 && stack[0].getMethodName().startsWith("sleep");
  }

  /** Nanoseconds that a thread has used a processor. */
  static long cpuTime(Thread thread) {
    return JVM.getThreadCpuTime(thread.getId());
  }

  boolean spins() {
    return cpuTime(thread) - firstCpuTime > Limits.SPINNING.toNanos();
  }

  /** Looks once more; whether the thread is parked for good, unless another one wakes it. */
  boolean isStuck() {
    return look() >= Limits.DEADLOCK && (!isTimed() || isIdlePoolThread(thread));
  }

  boolean isTimed() {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }

  /** Whether it belongs to the pool that outlives every test, and has nothing to do. */
  static boolean isIdleInTheCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread && isIdlePoolThread(thread);
  }

  /** Whether it is a thread of a pool that has nothing to do. */
  static boolean isIdlePoolThread(Thread thread) {
    String stack = Arrays.toString(thread.getStackTrace());
    return stack.matches(".*(getTask|awaitWork).*") && !stack.contains("Delayed");
  }

  long lockOwner() {
    ThreadInfo info = info();
    return info == null ? -1 : info.getLockOwnerId();
  }

  /** What the thread does now, in which line of the exercise, and who is in its way. */
  String describe(boolean held, String exercise) {
    ThreadInfo info = info();
    if (info == null) {
      return thread.getName() + " has finished";
    }
    boolean runs = info.getThreadState() == Thread.State.RUNNABLE;
    String does = held ? " is held by the test" : runs ? " is running" : " waits";
    String line =
        Arrays.stream(thread.getStackTrace())
            .filter(frame -> (exercise + ".java").equals(frame.getFileName()))
            .findFirst()
            .map(Watch::at)
            .orElse("");
    boolean wants = !held && !runs && info.getLockInfo() != null;
    String lock = wants ? " for " + nameOf(info.getLockInfo()) : "";
    String owner =
        wants && info.getLockOwnerId() >= 0 ? ", owned by " + info.getLockOwnerName() : "";
    return thread.getName() + does + line + lock + owner;
  }

  private static String at(StackTraceElement frame) {
    String type = frame.getClassName().replaceFirst("^.*\\.", "");
    return " at %s.%s(%s:%d)"
        .formatted(type, frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
  }

  private static String nameOf(LockInfo lock) {
    String type = lock.getClassName().replaceFirst("\\$(Nonf|F)airSync$", "");
    String id = Integer.toHexString(lock.getIdentityHashCode());
    return type.substring(type.lastIndexOf('.') + 1) + "@" + id;
  }

  private ThreadInfo info() {
    return JVM.getThreadInfo(thread.getId());
  }

  private static long waits(ThreadInfo info) {
    return info == null ? -1 : info.getBlockedCount() + info.getWaitedCount();
  }
}

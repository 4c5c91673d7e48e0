package workbook.races;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Collectors;
import workbook.support.Checkpoint;
import workbook.support.Story;

/**
 * Looks at an object from inside, for the one thing that no behaviour can show for sure: whether
 * what one thread has written is handed to the others.
 */
final class Inspection {
  /** A field, the object that it belongs to, and what was in it at the time of the look. */
  record Part(Field field, Object owner, Object value) {
    /** Makes the field what it was at the time of the look. */
    void putBack() {
      try {
        field.set(owner, value);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final Object object;
  private final boolean flagsAreLocks;
  private final List<Part> parts = new ArrayList<>();

  /** Looks at the object as it is now; its flags may be what a spin lock is made of. */
  Inspection(Object object, boolean flagsAreLocks) {
    this.object = object;
    this.flagsAreLocks = flagsAreLocks;
    look(object, new IdentityHashMap<>());
  }

  /** Collects the fields of the object, and of what it keeps in classes of the same package. */
  private void look(Object owner, Map<Object, Object> seen) {
    for (Class<?> type = owner.getClass(); isOfExercise(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Object value = valueOf(field, owner);
        parts.add(new Part(field, owner, value));
        if (value != null && isOfExercise(value.getClass()) && seen.put(value, value) == null) {
          look(value, seen);
        }
      }
    }
  }

  private static boolean isOfExercise(Class<?> type) {
    return type.getPackage() == Inspection.class.getPackage() && !type.getName().contains("Test");
  }

  static Object valueOf(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether the call gets through although every lock that the object could use is taken. */
  boolean isWithoutLock(Story story, Callable<?> call) {
    Deque<Object> locks = new ArrayDeque<>(possibleLocks());
    boolean[] through = new boolean[1];
    holding(locks, () -> through[0] = story.start("reader", call).ends());
    return through[0];
  }

  /** Whether there is a lock for which both calls wait while somebody else holds it. */
  boolean findsALockFor(Story story, Callable<?> one, Callable<?> other) {
    return possibleLocks().stream().anyMatch(lock -> bothWait(lock, story, one, other));
  }

  private List<Object> possibleLocks() {
    List<Object> locks = new ArrayList<>(List.of(object, object.getClass()));
    parts.stream().map(Part::value).filter(value -> value != null).forEach(locks::add);
    return locks;
  }

  private boolean bothWait(Object lock, Story story, Callable<?> one, Callable<?> other) {
    Checkpoint taken = story.checkpoint("holding a lock");
    story.start("auditor", () -> holding(new ArrayDeque<>(List.of(lock)), taken::pass));
    taken.awaitHeld(1);
    boolean bothWait =
        story.start("reader", one).settle().isWaiting()
            && story.start("writer", other).settle().isWaiting();
    taken.open();
    story.join();
    return bothWait;
  }

  private void holding(Deque<Object> locks, Runnable inside) {
    if (locks.isEmpty()) {
      inside.run();
      return;
    }
    Object lock = locks.remove();
    synchronized (lock) {
      Runnable release = take(lock);
      try {
        holding(locks, inside);
      } finally {
        release.run();
      }
    }
  }

  private Runnable take(Object lock) {
    if (lock instanceof ReadWriteLock both) {
      return take(both.writeLock());
    } else if (lock instanceof StampedLock stamped) {
      return take(stamped.asWriteLock());
    } else if (lock instanceof Semaphore semaphore) {
      int permits = semaphore.drainPermits();
      return () -> semaphore.release(permits);
    } else if (flagsAreLocks && lock instanceof AtomicBoolean flag) {
      flag.set(!flag.get());
      return () -> flag.set(!flag.get());
    } else if (lock instanceof Lock plain
        && !lock.getClass().getName().contains("ReadLock")
        && plain.tryLock()) {
      return plain::unlock;
    }
    return () -> {};
  }

  /** Whether it hands what was put into it to other threads: an atomic, a future, a map. */
  boolean isMadeForThreads(Object value) {
    if (value == null
        || value instanceof Semaphore
        || flagsAreLocks && value instanceof AtomicBoolean) {
      return false;
    }
    boolean found = value instanceof VarHandle;
    for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
      found |= type.getPackageName().matches("java\\.util\\.concurrent(\\.atomic)?");
    }
    return found;
  }

  List<Part> parts() {
    return parts;
  }

  /** The fields, as they are declared. */
  String fields() {
    return parts.stream()
        .filter(part -> !part.field().isSynthetic() && !part.field().isEnumConstant())
        .map(
            part ->
                "%s %s %s"
                    .formatted(
                        Modifier.toString(part.field().getModifiers()),
                        part.field().getType().getSimpleName(),
                        part.field().getName())
                    .strip())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}

package workbook.semaphores;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import workbook.support.Story;

/** A deque that is not safe for threads, and notices when two of them reach into it at once. */
final class WatchedDeque<E> implements InvocationHandler {
  private final Consumer<String> notes;
  private final Deque<E> elements;
  private final Set<String> inside = new ConcurrentSkipListSet<>();
  private volatile String crowd = "nobody";
  private volatile Runnable whileInside = () -> {};

  WatchedDeque(Story story, List<E> elements) {
    this(story::note, elements);
  }

  /** Steps are written down there. */
  WatchedDeque(Consumer<String> notes, List<E> elements) {
    this.notes = notes;
    this.elements = new ArrayDeque<>(elements);
  }

  /** The deque itself, to be handed to the exercise. */
  @SuppressWarnings("unchecked")
  Deque<E> deque() {
    ClassLoader loader = WatchedDeque.class.getClassLoader();
    return (Deque<E>) Proxy.newProxyInstance(loader, new Class<?>[] {Deque.class}, this);
  }

  /** What happens in each method of the deque, before it does its work. */
  void whileInside(Runnable event) {
    whileInside = event;
  }

  /** Who was in the deque at the same time, or "nobody". */
  String crowd() {
    return crowd;
  }

  /** What is in the deque. Only for a test that has nobody else in it. */
  List<E> elements() {
    return List.copyOf(elements);
  }

  @Override
  public Object invoke(Object deque, Method method, Object[] arguments) throws Throwable {
    String name = Thread.currentThread().getName();
    inside.add(name);
    if (inside.size() > 1) {
      crowd = String.join(" and ", inside);
    }
    try {
      notes.accept(method.getName() + "()");
      whileInside.run();
      return method.invoke(elements, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      inside.remove(name);
    }
  }
}

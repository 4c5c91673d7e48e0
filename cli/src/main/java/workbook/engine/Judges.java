package workbook.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A few judges, lent to one thread at a time. Safe for several threads at once. */
public final class Judges implements AutoCloseable {
  /** What to do with a judge. */
  public interface Task<T> {
    T with(Judge judge) throws IOException, InterruptedException;
  }

  private final List<Judge> all = new ArrayList<>();
  private final BlockingQueue<Judge> idle = new LinkedBlockingQueue<>();

  /** Makes so many judges; the folder holds the compiled test vocabulary. */
  public Judges(int count, Conditions conditions, Path support) {
    for (int i = 0; i < count; i++) {
      all.add(new Judge(conditions, support));
    }
    idle.addAll(all);
  }

  /** Blocks until a judge is free, and gives it to the task. */
  public <T> T lend(Task<T> task) throws IOException, InterruptedException {
    Judge judge = idle.take();
    try {
      return task.with(judge);
    } finally {
      idle.add(judge);
    }
  }

  /** How many JVMs they have started, all together. */
  public int workersStarted() {
    return all.stream().mapToInt(Judge::workersStarted).sum();
  }

  /** Ends every JVM at once. */
  @Override
  public void close() {
    all.forEach(Judge::close);
  }
}

package workbook.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import workbook.course.InvalidInputException;

/** Runs many tasks, several at once. */
final class Parallel {
  private Parallel() {}

  /**
   * Blocks until all tasks are done and returns their results in the tasks' order. If one fails, or
   * the caller is interrupted, the others are cancelled and interrupted.
   */
  static <T> List<T> run(int atOnce, List<Callable<T>> tasks)
      throws IOException, InterruptedException, InvalidInputException {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<T>> futures = tasks.stream().map(threads::submit).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidInputException invalid) {
        throw invalid;
      }
      throw new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}

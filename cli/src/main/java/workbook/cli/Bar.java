package workbook.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import workbook.check.Progress;

/** Shows progress: a bar with the time left on a terminal, a line now and then elsewhere. */
final class Bar {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(20);

  private Bar() {}

  static Progress on(PrintWriter err) {
    boolean terminal =
        System.console() != null && System.getenv("TERM") != null && System.getenv("CI") == null;
    return terminal ? new OnTerminal() : new InLines(err);
  }

  private static final class OnTerminal implements Progress {
    private ProgressBar bar;

    @Override
    public void start(int steps) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("check")
              .setInitialMax(steps)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .build();
    }

    @Override
    public void step(String next) {
      bar.step();
      bar.setExtraMessage(next);
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }

  private static final class InLines implements Progress {
    private final PrintWriter err;
    private Instant begin;
    private Instant lastLine;
    private int steps;
    private int done;

    InLines(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void start(int steps) {
      this.steps = steps;
      begin = Instant.now();
      lastLine = begin;
    }

    @Override
    public void step(String next) {
      done++;
      if (lastLine.plus(BETWEEN_LINES).isBefore(Instant.now())) {
        lastLine = Instant.now();
        long left = Duration.between(begin, lastLine).toSeconds() * (steps - done) / done;
        err.printf("%d of %d, about %d s left (%s)%n", done, steps, left, next);
      }
    }

    @Override
    public void close() {
      err.flush();
    }
  }
}

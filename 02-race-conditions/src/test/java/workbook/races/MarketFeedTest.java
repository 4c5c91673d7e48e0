package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · MarketFeed")
@Exercise(module = "02-race-conditions", number = 5)
class MarketFeedTest {
  private static final int ROUNDS = 3;
  private static final int MOST_ROUNDS = 6;
  private static final Duration HEAT = Duration.ofMillis(100);
  private static final Duration QUIET = Duration.ofMillis(50);
  private static final Duration MOST_HEAT = Duration.ofMillis(150);
  private static final Duration MOST_HEAT_IN_ALL = Duration.ofMillis(600);
  private static final Duration MOST_TIME = Duration.ofSeconds(3); // by the clock

  /**
   * A loop that has run for a while is compiled anew, on the promise that nobody else changes what
   * it reads; that is when it stops looking. So this test depends on the compiler inside the JVM:
   * it heats the loop first, and tries again, since the compiler may have other work to do. A JVM
   * that only interprets ({@code -Xint}) or compiles quickly ({@code -XX:TieredStopAtLevel=1}) does
   * not show the mistake.
   */
  @Test
  @DisplayName("1.1 a feed that has been running for a while sees that it was stopped")
  void aHotLoopSeesTheStop(Story story) {
    Worker.Rest rest = Worker.Rest.FINISHED;
    Heat heat = new Heat();
    for (int round = 1; rest == Worker.Rest.FINISHED && !heat.isEnoughAfter(round - 1); round++) {
      MarketFeed feed = new MarketFeed(new BusyMarket());
      Worker<Long> reader =
          story.start(
              "reader-" + round,
              () -> {
                story.note("runs the feed");
                return feed.run();
              });
      story.await("the feed to be read for a while", () -> heat.isEnough(reader.thread()));
      story.note("stops the feed");
      feed.stop();
      rest = reader.settle();
    }
    new LastTick();

    assertThat(rest)
        .withFailMessage(
            "stop() has returned, and run() still goes round and round%n"
                + "the reader burns processor time: it never gets to see that it was stopped")
        .isEqualTo(Worker.Rest.FINISHED);
    story.join();
  }

  @Test
  @DisplayName("1.2 after stop() no more prices are read")
  void noPriceIsReadAfterTheStop(Story story) {
    Checkpoint reading = story.checkpoint("reading a price");
    Market market = new Market(story);
    market.at(1, reading::pass);
    MarketFeed feed = new MarketFeed(market);

    Worker<Long> reader = start(story, feed);
    story.start("office", () -> stop(feed, story)).settle();
    reading.open();

    assertThat(reader.result())
        .withFailMessage(
            "the feed was stopped while it read price 1, and it read on%n"
                + "prices read: expected 1, was %d",
            reader.result())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("1.3 a feed that was stopped before it runs does not begin")
  void aStopBeforeTheRunIsRemembered(Story story) {
    MarketFeed feed = new MarketFeed(new Market(story));

    story.start("office", () -> stop(feed, story)).settle();
    Worker<Long> reader = story.start("reader", feed::run);

    assertThat(reader.result())
        .withFailMessage(
            "stop() came before run(), and the feed read prices all the same%n"
                + "prices read: expected 0 or 1, was %d",
            reader.result())
        .isLessThanOrEqualTo(1);
  }

  @Test
  @DisplayName("1.4 once stopped, a feed stays stopped")
  void aStoppedFeedStaysStopped(Story story) {
    MarketFeed feed = new MarketFeed(new Market(story));

    story.start("office", () -> stop(feed, story)).settle();
    story.start("reader-1", feed::run).result();
    Worker<Long> second = story.start("reader-2", feed::run);

    assertThat(second.result())
        .withFailMessage(
            "the feed had been stopped, and a second run() read prices again%n"
                + "prices read: expected 0 or 1, was %d",
            second.result())
        .isLessThanOrEqualTo(1);
  }

  @Test
  @DisplayName("1.5 stop() does not wait for a silent market")
  void stopDoesNotWaitForTheMarket(Story story) {
    Checkpoint reading = story.checkpoint("reading a price");
    Market market = new Market(story);
    market.at(1, reading::pass);
    MarketFeed feed = new MarketFeed(market);

    start(story, feed);
    Worker<Void> office = story.start("office", () -> stop(feed, story));

    assertThat(office.ends())
        .withFailMessage("the office waits in stop(): it cannot stop a feed whose market is silent")
        .isTrue();
  }

  @Test
  @DisplayName("1.6 stopping one feed leaves the others running")
  void twoFeedsAreStoppedApart(Story story) {
    Checkpoint first = story.checkpoint("reading price 1");
    Checkpoint second = story.checkpoint("reading price 2");
    Market market = new Market(story);
    market.at(1, first::pass);
    market.at(2, second::pass);
    MarketFeed feed = new MarketFeed(market);
    MarketFeed other = new MarketFeed(new Market(story));

    Worker<Long> reader = start(story, feed);
    story.start("office", () -> stop(other, story)).settle();

    assertThat(reader.settleAfter(first::open))
        .withFailMessage("the office stopped another feed, and this one ended with it")
        .isEqualTo(Worker.Rest.HELD);
  }

  /**
   * By inspection: if the loop gives way to others, say with yield(), the compiler happens to look
   * at the field each time, and no run shows the mistake; but nothing promises it.
   */
  @Test
  @DisplayName("1.7 something hands the stop over to the reader (by inspection)")
  void somethingHandsTheStopOver(Story story) {
    AtomicLong read = new AtomicLong();
    MarketFeed feed = new MarketFeed(() -> fewPrices(read));
    Inspection inspection = new Inspection(feed, false);
    boolean stopsWithoutLock = inspection.isWithoutLock(story, () -> stopped(feed));
    story.join();
    boolean readsWithoutLock = inspection.isWithoutLock(story, feed::run);

    assertThat((stopsWithoutLock || readsWithoutLock) && !findsAField(inspection))
        .withFailMessage(
            "%s, and nothing in the class hands the stop over: the reader need never see it%n"
                + "(found by looking at the class, since luck decides whether it does)%n"
                + "fields that hand over a change: expected at least 1, was 0%n"
                + "fields looked at: %s",
            stopsWithoutLock ? "stop() takes no lock" : "run() looks without the lock of stop()",
            inspection.fields())
        .isFalse();
  }

  private static long fewPrices(AtomicLong read) {
    if (read.incrementAndGet() > 100) {
      throw new IllegalStateException("it was stopped, and reads on");
    }
    return 1;
  }

  private static Void stopped(MarketFeed feed) {
    feed.stop();
    return null;
  }

  /** Whether there is a field that shows its changes to other threads. */
  private static boolean findsAField(Inspection inspection) {
    return inspection.parts().stream()
        .anyMatch(
            part ->
                Modifier.isVolatile(part.field().getModifiers())
                    || inspection.isMadeForThreads(part.value()));
  }

  /** Starts a reader, who is held while it reads its first price. */
  private static Worker<Long> start(Story story, MarketFeed feed) {
    Worker<Long> reader = story.start("reader", feed::run);
    assertThat(reader.settle())
        .withFailMessage("run() came back though nobody has stopped this feed")
        .isEqualTo(Worker.Rest.HELD);
    return reader;
  }

  private static void stop(MarketFeed feed, Story story) {
    story.note("calls stop()");
    feed.stop();
    story.note("is back from stop()");
  }

  /**
   * Whether a loop has run for a while and the compiler has done its work. By processor time, since
   * on a busy machine the clock says nothing; but on a starved one it ends in time all the same.
   */
  private static final class Heat {
    private final long begin = System.nanoTime();
    private Thread reader;
    private long time;
    private long timeInAll;
    private long compiling;
    private long quietSince;
    private int roundsWithQuiet;

    /** Whether this round has been long enough; a new reader begins a new round. */
    boolean isEnough(Thread now) {
      if (reader != now) {
        reader = now;
        time = 0;
        quietSince = 0;
      }
      long before = time;
      time = Math.max(time, ManagementFactory.getThreadMXBean().getThreadCpuTime(now.getId()));
      timeInAll += time - before;
      if (compiling != compilationTime()) {
        compiling = compilationTime();
        quietSince = time;
      }
      boolean quiet = time >= HEAT.toNanos() && time - quietSince >= QUIET.toNanos();
      roundsWithQuiet += quiet ? 1 : 0;
      return quiet || !now.isAlive() || time >= MOST_HEAT.toNanos() || isLate();
    }

    /** Whether so many rounds are enough: fewer, if the compiler was quiet in them. */
    boolean isEnoughAfter(int rounds) {
      return roundsWithQuiet >= ROUNDS
          || rounds >= MOST_ROUNDS
          || timeInAll >= MOST_HEAT_IN_ALL.toNanos()
          || isLate();
    }

    private boolean isLate() {
      return System.nanoTime() - begin >= MOST_TIME.toNanos();
    }

    private static long compilationTime() {
      CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
      return compiler == null ? 0 : compiler.getTotalCompilationTime();
    }
  }

  /**
   * A market that never sleeps. It is as simple as can be, without a lock and without volatile, so
   * that it hides nothing: any of them would make the reader look at its flag again.
   */
  private static final class BusyMarket implements LongSupplier {
    private static final long LAST = 1L << 32;

    private long read;
    private long price;
    private final Tick tick = new Tick();

    @Override
    public long getAsLong() {
      if (++read == LAST) {
        throw new AssertionError(
            "run() went round %d million times, and was never stopped".formatted(read >> 20));
      }
      price = tick.next(price);
      return price;
    }
  }

  /** How a price follows from the one before. */
  private static class Tick {
    long next(long price) {
      return price * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    }
  }

  /**
   * Another way. The compiler has built upon there being only one; as soon as this class is loaded
   * the JVM throws the compiled loop away, and a reader that is still in it looks at its flag
   * again.
   */
  private static final class LastTick extends Tick {
    @Override
    long next(long price) {
      return price;
    }
  }

  /** A market that writes down what is read and lets a test come in between. */
  private static final class Market implements LongSupplier {
    private static final long LAST = 100;
    private static final long TOLD = 5;

    private final Story story;
    private final AtomicLong read = new AtomicLong();
    private final Map<Long, Runnable> events = new ConcurrentHashMap<>();

    Market(Story story) {
      this.story = story;
    }

    void at(long price, Runnable event) {
      events.put(price, event);
    }

    @Override
    public long getAsLong() {
      long number = read.incrementAndGet();
      if (number > LAST) {
        throw new AssertionError("the feed goes on for ever: it reads price after price");
      }
      if (number <= TOLD) {
        story.note("reads price " + number);
      } else if (number == TOLD + 1) {
        story.note("reads on and on");
      }
      events.getOrDefault(number, () -> {}).run();
      return number;
    }
  }
}

package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Round;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · MarketFeed")
@Exercise(module = "02-race-conditions", number = 5)
class MarketFeedTest {
  private static final long MANY = 40_000;
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
  @Kinds(Kind.VISIBILITY)
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
  @Kinds({Kind.WHO_IS_INSIDE, Kind.STATES})
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
  @Kinds(Kind.STATES)
  void aStopBeforeTheRunIsRemembered(Story story) {
    MarketFeed feed = new MarketFeed(new Market(story));

    story.start("office", () -> stop(feed, story)).settle();
    Worker<Long> reader = story.start("reader", feed::run);

    assertThat(reader.result())
        .withFailMessage(
            "stop() came before run(), and the feed read prices all the same%n"
                + "prices read: expected 0, was %d",
            reader.result())
        .isZero();
  }

  @Test
  @DisplayName("1.4 once stopped, a feed stays stopped")
  @Kinds(Kind.STATES)
  void aStoppedFeedStaysStopped(Story story) {
    MarketFeed feed = new MarketFeed(new Market(story));

    story.start("office", () -> stop(feed, story)).settle();
    long first = story.start("reader-1", feed::run).result();
    long second = story.start("reader-2", feed::run).result();
    story.start("office", () -> stop(feed, story)).settle();
    long third = story.start("reader-3", feed::run).result();

    assertThat(List.of(first, second, third))
        .withFailMessage(
            "the feed was stopped, run twice, stopped again, and run once more%n"
                + "prices read: expected 0, 0 and 0, was %d, %d and %d",
            first, second, third)
        .containsOnly(0L);
  }

  @Test
  @DisplayName("1.5 stop() does not wait for a silent market")
  @Kinds(Kind.WHO_IS_INSIDE)
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
  @Kinds(Kind.SIZES)
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
  @Kinds(Kind.VISIBILITY)
  void somethingHandsTheStopOver(Story story) {
    AtomicLong read = new AtomicLong();
    LongSupplier market = () -> fewPrices(read);
    MarketFeed feed = new MarketFeed(market);
    story.start("office", () -> stopped(feed)).ends();
    Inspection inspection = new Inspection(feed, false);

    boolean handsOver =
        findsAField(story, market)
            || inspection.findsALockFor(
                story, () -> catchThrowable(feed::run), () -> stopped(feed));

    assertThat(handsOver)
        .withFailMessage(
            "run() and stop() share no lock, and no field that stop() changes shows its changes to"
                + " other threads: the reader need never see the stop%n"
                + "(found by looking at the class, since luck decides whether it does)%n"
                + "what hands the stop over: expected at least 1, was 0%n"
                + "fields looked at: %s",
            inspection.fields())
        .isTrue();
  }

  @Test
  @DisplayName("1.8 whenever the stop comes, at most one more price is read, and each one counts")
  @Kinds(Kind.EVERY_ORDER)
  void theStopMayComeAtAnyMoment(Explorer explorer) {
    explorer.everyOrder(round -> new Morning(round).assertItEndsInTime());
  }

  @Test
  @DisplayName("1.9 an interrupt does not end run()")
  @Kinds(Kind.INTERRUPTS)
  void onlyAStopEndsTheRun(Story story) {
    Checkpoint reading = story.checkpoint("reading a price");
    Market market = new Market(story);
    market.at(1, () -> Thread.currentThread().interrupt());
    market.at(2, reading::pass);
    MarketFeed feed = new MarketFeed(market);

    Worker<Long> reader = story.start("reader", feed::run);
    assertThat(reader.settle())
        .withFailMessage(
            "the reader was interrupted while it read price 1, and nobody has stopped the feed%n"
                + "the reader: expected to read on, was done")
        .isEqualTo(Worker.Rest.HELD);
    story.start("office", () -> stop(feed, story)).settle();
    reading.open();

    assertThat(reader.result())
        .withFailMessage(
            "the feed was stopped while it read price 2%nprices read: expected 2, was %d",
            reader.result())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("1.10 a stop is not lost when the market swallows interrupts")
  @Kinds(Kind.INTERRUPT_ANSWERS)
  void theMarketMaySwallowInterrupts(Story story) {
    Checkpoint reading = story.checkpoint("reading a price");
    Market market = new Market(story);
    market.at(
        1,
        () -> {
          reading.pass();
          Thread.interrupted();
        });
    MarketFeed feed = new MarketFeed(market);

    Worker<Long> reader = start(story, feed);
    story.start("office", () -> stop(feed, story)).settle();
    reading.open();

    assertThat(reader.result())
        .withFailMessage(
            "the feed was stopped while it read price 1, and the market swallowed an interrupt%n"
                + "prices read: expected 1, was %d",
            reader.result())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("1.11 what the market throws reaches the caller, who may run the feed again")
  @Kinds(Kind.FAILURES)
  void aFailureIsNoStop(Story story) {
    for (Throwable failure : List.of(new IllegalStateException("no line"), new Error("no line"))) {
      Checkpoint reading = story.checkpoint("reading a price");
      Market market = new Market(story);
      market.at(2, () -> throwIt(failure));
      market.at(3, reading::pass);
      MarketFeed feed = new MarketFeed(market);

      Throwable caught = story.start("reader-1", () -> catchThrowable(feed::run)).result();
      assertThat(caught)
          .withFailMessage(
              "the market failed at price 2%nwhat reader-1 got: expected %s, was %s",
              failure, caught == null ? "none" : caught)
          .isSameAs(failure);

      Worker<Long> second = story.start("reader-2", feed::run);
      assertThat(second.settle())
          .withFailMessage(
              "the market had failed, and nobody has stopped the feed%n"
                  + "reader-2: expected to read a price, was done")
          .isEqualTo(Worker.Rest.HELD);

      story.start("office", () -> stop(feed, story)).settle();
      reading.open();
      assertThat(second.result())
          .withFailMessage(
              "after the failure, the feed was stopped while reader-2 read a price%n"
                  + "prices read by reader-2: expected 1, was %d",
              second.result())
          .isEqualTo(1);
    }
  }

  @Test
  @DisplayName("1.12 a feed reads any number of prices, and counts them all")
  @Kinds(Kind.SIZES)
  void aFeedReadsManyPrices(Story story) {
    Checkpoint reading = story.checkpoint("reading the last price");
    AtomicLong read = new AtomicLong();
    MarketFeed feed =
        new MarketFeed(
            () -> {
              if (read.incrementAndGet() == MANY) {
                reading.pass();
              } else if (read.get() > 2 * MANY) {
                throw new AssertionError("the feed goes on for ever: it reads price after price");
              }
              return 1;
            });

    Worker<Long> reader = start(story, feed);
    story.start("office", () -> stop(feed, story)).settle();
    reading.open();

    assertThat(reader.result())
        .withFailMessage(
            "the feed was stopped while it read price %d%nprices read: expected %d, was %d",
            MANY, MANY, reader.result())
        .isEqualTo(MANY);
  }

  @Test
  @DisplayName("1.13 a stop counts, too, when it comes after the run has failed")
  @Kinds({Kind.FAILURES, Kind.LATE_EVENTS, Kind.STATES})
  void aLateStopIsRemembered(Story story) {
    Market market = new Market(story);
    market.at(1, () -> throwIt(new IllegalStateException("no line")));
    MarketFeed feed = new MarketFeed(market);

    story.start("reader-1", () -> catchThrowable(feed::run)).result();
    story.start("office", () -> stop(feed, story)).settle();
    Worker<Long> second = story.start("reader-2", feed::run);

    assertThat(second.result())
        .withFailMessage(
            "the run of reader-1 had failed when stop() came, and reader-2 read prices%n"
                + "prices read: expected 0, was %d",
            second.result())
        .isZero();
  }

  private static void throwIt(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
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

  /** Whether there is a field by which stop() shows other threads that it was called. */
  private static boolean findsAField(Story story, LongSupplier market) {
    int fields = new Inspection(new MarketFeed(market), false).parts().size();
    for (int i = 0; i < fields; i++) {
      if (handsOver(story, market, i, false) || handsOver(story, market, i, true)) {
        return true;
      }
    }
    return false;
  }

  /** A field that has its value already does not change: so it may be given another one before. */
  private static boolean handsOver(
      Story story, LongSupplier market, int number, boolean withOtherValue) {
    MarketFeed feed = new MarketFeed(market);
    Inspection inspection = new Inspection(feed, false);
    Inspection.Part part = inspection.parts().get(number);
    boolean isVolatile = Modifier.isVolatile(part.field().getModifiers());
    boolean canBeCompared = part.field().getType().isPrimitive() || part.value() == market;
    if (!(isVolatile && canBeCompared) && !isNumberOrFlag(part.value())) {
      return isVolatile || inspection.isMadeForThreads(part.value());
    }
    if (withOtherValue) {
      giveValue(part, true);
    }
    String before = told(part);
    Worker<Void> office = story.start("office", () -> stopped(feed));
    // If it waits for that value, then this is what a lock is made of.
    boolean changed = !office.ends() || !told(part).equals(before);
    if (withOtherValue) {
      giveValue(part, false);
    }
    return changed;
  }

  private static boolean isNumberOrFlag(Object value) {
    return value instanceof AtomicBoolean
        || value instanceof AtomicInteger
        || value instanceof AtomicLong
        || value instanceof LongAdder
        || value instanceof Semaphore;
  }

  private static String told(Inspection.Part part) {
    return String.valueOf(Inspection.valueOf(part.field(), part.owner()));
  }

  /** Gives a number or a flag another value than it has, or lets go whoever waits for that. */
  private static void giveValue(Inspection.Part part, boolean other) {
    Field field = part.field();
    Object value = part.value();
    int step = other ? 1 : -1;
    try {
      if (value instanceof AtomicBoolean flag) {
        flag.set(!flag.get());
      } else if (value instanceof AtomicInteger number) {
        number.addAndGet(step);
      } else if (value instanceof AtomicLong number) {
        number.addAndGet(step);
      } else if (!other && Modifier.isVolatile(field.getModifiers())) {
        part.putBack();
      } else if (field.getType() == boolean.class) {
        field.set(part.owner(), !(boolean) value);
      } else if (field.getType() == int.class) {
        field.set(part.owner(), (int) value + 1);
      } else if (field.getType() == long.class) {
        field.set(part.owner(), (long) value + 1);
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
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

  /** A reader and an office in one round; the market closes after a few prices. */
  private static final class Morning {
    private static final int PRICES = 3;

    private final Round round;
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger afterTheStop = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Round.Call<Long> reader;

    Morning(Round round) {
      this.round = round;
      MarketFeed feed = new MarketFeed(this::price);
      reader = round.thread("reader", () -> readAll(feed));
      round.thread(
          "office",
          () -> {
            feed.stop();
            stopped.set(true);
            round.note("has stopped the feed");
          });
    }

    private long readAll(MarketFeed feed) {
      try {
        return feed.run();
      } catch (MarketClosed e) {
        return read.get();
      }
    }

    private long price() {
      int number = read.incrementAndGet();
      if (stopped.get()) {
        afterTheStop.incrementAndGet();
      }
      round.note("reads price " + number);
      round.seam();
      if (number == PRICES) {
        throw new MarketClosed();
      }
      return number;
    }

    void assertItEndsInTime() {
      round.check(
          () -> {
            assertThat(afterTheStop.get())
                .withFailMessage(
                    "stop() had returned, and the feed read price after price%n"
                        + "prices begun after that: expected 0 or 1, was %d",
                    afterTheStop.get())
                .isLessThanOrEqualTo(1);
            assertThat(reader.result())
                .withFailMessage(
                    "the feed read prices until it was stopped%n"
                        + "prices read: expected %d, was %d",
                    read.get(), reader.result())
                .isEqualTo(read.get());
          });
    }
  }

  private static final class MarketClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;
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

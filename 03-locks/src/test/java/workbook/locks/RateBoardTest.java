package workbook.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · RateBoard")
@Exercise(module = "03-locks", number = 5)
class RateBoardTest {

  @Test
  @DisplayName("1.1 two customers read at the same time")
  void readersReadTogether(Story story) {
    Checkpoint reading = story.checkpoint("reading the panel");
    TestPanel panel = new TestPanel(story);
    panel.whileReading = reading::pass;
    RateBoard board = new RateBoard(panel, new TestSource(story));

    story.start("customer-1", () -> board.rate("USD"));
    reading.awaitHeld(1);
    Worker<Integer> second = story.start("customer-2", () -> board.rate("USD"));

    assertThat(second.settle().isWaiting())
        .withFailMessage("customer-2 waits for customer-1, though both only want to read")
        .isFalse();
  }

  @Test
  @DisplayName("1.2 a customer reads what was published")
  void aCustomerReadsWhatWasPublished(Story story) {
    RateBoard board = new RateBoard(new TestPanel(story), new TestSource(story));

    story.start("clerk", () -> board.publish("USD", 117)).result();
    Integer rate = story.start("customer", () -> board.rate("USD")).result();

    assertThat(rate)
        .withFailMessage("the clerk published 117: expected 117, was %d", rate)
        .isEqualTo(117);
  }

  @Test
  @DisplayName("2.1 nobody reads while a clerk writes")
  void nobodyReadsWhileAClerkWrites(Story story) {
    Checkpoint writing = story.checkpoint("writing on the panel");
    TestPanel panel = new TestPanel(story);
    panel.whileWriting = writing::pass;
    RateBoard board = new RateBoard(panel, new TestSource(story));

    story.start("clerk", () -> board.publish("USD", 117));
    writing.awaitHeld(1);
    story.start("customer", () -> board.rate("USD")).settle();
    writing.open();
    story.join();

    panel.assertNobodyDisturbed();
  }

  @Test
  @DisplayName("2.2 a clerk does not write while somebody reads")
  void nobodyWritesWhileACustomerReads(Story story) {
    Checkpoint reading = story.checkpoint("reading the panel");
    TestPanel panel = new TestPanel(story);
    panel.whileReading = reading::pass;
    RateBoard board = new RateBoard(panel, new TestSource(story));

    story.start("customer", () -> board.rate("USD"));
    reading.awaitHeld(1);
    story.start("clerk", () -> board.publish("USD", 117)).settle();
    reading.open();
    story.join();

    panel.assertNobodyDisturbed();
  }

  @Test
  @DisplayName("2.3 two clerks do not write at the same time")
  void twoClerksDoNotWriteTogether(Story story) {
    Checkpoint writing = story.checkpoint("writing on the panel");
    TestPanel panel = new TestPanel(story);
    panel.whileWriting = writing::pass;
    RateBoard board = new RateBoard(panel, new TestSource(story));

    story.start("clerk-1", () -> board.publish("USD", 117));
    writing.awaitHeld(1);
    story.start("clerk-2", () -> board.publish("EUR", 101)).settle();
    writing.open();
    story.join();

    panel.assertNobodyDisturbed();
  }

  @Test
  @DisplayName("3.1 who finds the rate on the panel reads together with the others")
  void whoNeedNotFetchIsAReader(Story story) {
    Checkpoint reading = story.checkpoint("reading the panel");
    TestPanel panel = new TestPanel(story);
    panel.whileReading = reading::pass;
    RateBoard board = new RateBoard(panel, new TestSource(story));

    story.start("customer", () -> board.rate("USD"));
    reading.awaitHeld(1);
    Worker<Integer> clerk = story.start("clerk", () -> board.rateOrFetch("USD"));

    assertThat(clerk.settle().isWaiting())
        .withFailMessage("the clerk waits for a customer, though the rate is there already")
        .isFalse();
  }

  @Test
  @DisplayName("3.2 two clerks find no rate at the same time: it is fetched once")
  void twoWhoFindNothingFetchOnce(Story story) {
    Checkpoint one = story.checkpoint("reading the panel as clerk-1");
    Checkpoint two = story.checkpoint("reading the panel as clerk-2");
    TestPanel panel = new TestPanel(story);
    panel.whileReading = () -> (isClerk1() ? one : two).pass();
    TestSource source = new TestSource(story);
    RateBoard board = new RateBoard(panel, source);

    Worker<Integer> first = story.start("clerk-1", () -> board.rateOrFetch("JPY"));
    first.settle();
    Worker<Integer> second = story.start("clerk-2", () -> board.rateOrFetch("JPY"));
    second.settle();
    first.settleAfter(one::open);
    two.open();
    story.join();

    assertThat(source.fetches.get())
        .withFailMessage(
            "both clerks had found no rate, and each of them fetched it%n"
                + "fetches: expected 1, was %d",
            source.fetches.get())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("3.3 a fetched rate is not written while somebody reads")
  void aFetchedRateIsWrittenAlone(Story story) {
    Checkpoint reading = story.checkpoint("reading the panel as the customer");
    TestPanel panel = new TestPanel(story);
    panel.whileReading =
        () -> {
          if (Thread.currentThread().getName().equals("customer")) {
            reading.pass();
          }
        };
    RateBoard board = new RateBoard(panel, new TestSource(story));

    story.start("customer", () -> board.rate("USD"));
    reading.awaitHeld(1);
    story.start("clerk", () -> board.rateOrFetch("JPY")).settle();
    reading.open();
    story.join();

    panel.assertNobodyDisturbed();
  }

  @Test
  @DisplayName("3.4 a clerk who is alone gets the missing rate")
  void aClerkWhoIsAloneGetsTheRate(Story story) {
    RateBoard board = new RateBoard(new TestPanel(story), new TestSource(story));

    Worker<Integer> clerk = story.start("clerk", () -> board.rateOrFetch("JPY"));

    assertThat(clerk.ends())
        .withFailMessage("the clerk waits for ever, and there is nobody else")
        .isTrue();
    assertThat(clerk.result())
        .withFailMessage("rate from the source: expected 156, was %d", clerk.result())
        .isEqualTo(156);
  }

  @Test
  @DisplayName("3.5 a fetched rate stands on the panel")
  void aFetchedRateStandsOnThePanel(Story story) {
    TestPanel panel = new TestPanel(story);
    RateBoard board = new RateBoard(panel, new TestSource(story));

    story.start("clerk", () -> board.rateOrFetch("JPY")).result();

    assertThat(panel.rates.get("JPY"))
        .withFailMessage(
            "the clerk fetched a rate, and the panel does not show it%n"
                + "panel: expected 156, was %s",
            panel.rates.get("JPY"))
        .isEqualTo(156);
  }

  @Test
  @DisplayName("4.1 a source that fails does not leave the board locked")
  void aFailingSourceLeavesTheBoardUsable(Story story) {
    TestSource source = new TestSource(story);
    source.fails = true;
    RateBoard board = new RateBoard(new TestPanel(story), source);

    story.start("clerk-1", () -> outcome(board)).result();
    Worker<Integer> customer = story.start("customer", () -> board.rate("USD"));
    boolean reads = customer.ends();
    boolean writes = story.start("clerk-2", () -> board.publish("USD", 117)).ends();

    assertThat(reads)
        .withFailMessage("the customer waits for ever: clerk-1 threw, and kept the lock")
        .isTrue();
    assertThat(writes)
        .withFailMessage("clerk-2 waits for ever: clerk-1 threw, and kept the lock")
        .isTrue();
  }

  @Test
  @DisplayName("4.2 a failure reaches the clerk as it is")
  void aFailureReachesTheClerk(Story story) {
    TestSource source = new TestSource(story);
    source.fails = true;
    RateBoard board = new RateBoard(new TestPanel(story), source);

    String outcome = story.start("clerk", () -> outcome(board)).result();

    assertThat(outcome)
        .withFailMessage(
            "the source failed, and the clerk saw something else%n"
                + "outcome: expected IllegalStateException: no connection, was %s",
            outcome)
        .isEqualTo("IllegalStateException: no connection");
  }

  private static String outcome(RateBoard board) {
    try {
      return "the rate " + board.rateOrFetch("JPY");
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  private static boolean isClerk1() {
    return Thread.currentThread().getName().equals("clerk-1");
  }

  /** A source that counts how often it is asked. */
  private static final class TestSource implements ToIntFunction<String> {
    private final Story story;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile boolean fails;

    TestSource(Story story) {
      this.story = story;
    }

    @Override
    public int applyAsInt(String currency) {
      story.note("fetches " + currency);
      fetches.incrementAndGet();
      if (fails) {
        throw new IllegalStateException("no connection");
      }
      return 156;
    }
  }

  /** A panel that notices when a writer is not alone, and lets a test come in between. */
  private static final class TestPanel implements RateBoard.Panel {
    private final Story story;
    private final Map<String, Integer> rates = new ConcurrentHashMap<>(Map.of("USD", 108));
    private volatile Runnable whileReading = () -> {};
    private volatile Runnable whileWriting = () -> {};
    private int readers; // guarded by this
    private int writers; // guarded by this
    private boolean disturbed; // guarded by this

    TestPanel(Story story) {
      this.story = story;
    }

    @Override
    public Integer read(String currency) {
      change(1, 0);
      Integer rate = rates.get(currency);
      story.note("begins to read " + currency);
      whileReading.run();
      story.note("has read " + rate);
      change(-1, 0);
      return rate;
    }

    @Override
    public void write(String currency, int rate) {
      change(0, 1);
      story.note("begins to write " + currency);
      whileWriting.run();
      rates.put(currency, rate);
      story.note("has written " + rate);
      change(0, -1);
    }

    private synchronized void change(int moreReaders, int moreWriters) {
      readers += moreReaders;
      writers += moreWriters;
      disturbed |= writers > 1 || writers == 1 && readers > 0;
    }

    synchronized void assertNobodyDisturbed() {
      assertThat(disturbed)
          .withFailMessage(
              "somebody was at the panel while another one was writing%n"
                  + "who writes: expected to be alone, was not")
          .isFalse();
    }
  }
}

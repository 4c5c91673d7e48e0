package workbook.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.conditions.PriceBoard.Quote;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · PriceBoard")
@Exercise(module = "05-events-conditions", number = 5)
class PriceBoardTest {
  private final PriceBoard board = new PriceBoard(100);

  @Test
  @DisplayName("1.1 nobody reads the board while somebody else holds its monitor")
  void nobodyReadsWhileTheBoardIsHeld(Story story) {
    Worker<Object> trader;
    synchronized (board) {
      post(story, 110);
      trader = trader(story, "trader", "reads the board", board::quote);
      trader.settle();
      post(story, 120);
    }

    assertThat(trader.result())
        .withFailMessage(
            "110 and 120 were posted in one step, and the trader looked in between%n"
                + "quote(): expected Quote[version=2, price=120], was %s",
            trader.result())
        .isEqualTo(new Quote(2, 120));
  }

  @Test
  @DisplayName("2.1 a change reaches who waits for it, even if others wait for something else")
  void aChangeReachesWhoWaitsForIt(Story story) {
    trader(story, "trader-1", "waits for 200", () -> board.awaitAbove(199)).settle();
    Worker<Object> second =
        trader(story, "trader-2", "waits for a change", () -> board.awaitChange(0));
    second.settle();
    trader(story, "trader-3", "waits for 200", () -> board.awaitAbove(199)).settle();

    post(story, 110);

    assertThat(second.ends())
        .withFailMessage(
            "110 was posted, and trader-2 does not hear of it%n"
                + "awaitChange(0): expected Quote[version=1, price=110], was still waiting")
        .isTrue();
  }

  @Test
  @DisplayName("2.2 a price can be posted while traders wait")
  void aPriceCanBePostedWhileTradersWait(Story story) {
    trader(story, "trader", "waits for 200", () -> board.awaitAbove(199)).settle();

    Worker<Void> dealer = story.start("dealer", () -> post(story, 110));

    assertThat(dealer.ends())
        .withFailMessage("the trader waits for a price, and the dealer cannot post one meanwhile")
        .isTrue();
  }

  @Test
  @DisplayName("3.1 who asks for a change that is already there does not wait")
  void aChangeThatIsThereIsNotMissed(Story story) {
    post(story, 110);

    Worker<Object> trader = trader(story, "trader", "knows version 0", () -> board.awaitChange(0));

    assertGets(
        story,
        trader,
        "110 was posted before the trader came",
        "awaitChange(0)",
        new Quote(1, 110));
  }

  @Test
  @DisplayName("3.2 who waits for a change does not look again and again")
  void whoWaitsIsParked(Story story) {
    Worker.Rest rest =
        trader(story, "trader", "waits for a change", () -> board.awaitChange(0)).settle();

    assertThat(rest)
        .withFailMessage(
            "nothing was posted: the trader should sleep%n"
                + "the trader: expected PARKED (asleep), was %s",
            rest)
        .isEqualTo(Worker.Rest.PARKED);
  }

  @Test
  @DisplayName("3.3 waking up for no reason is no change")
  void wakingForNoReasonIsNoChange(Story story) {
    Worker<Object> trader =
        trader(story, "trader", "waits for a change", () -> board.awaitChange(0));
    trader.settle();

    boolean waits =
        trader
            .settleAfter(
                () -> {
                  synchronized (board) {
                    board.notifyAll();
                  }
                })
            .isWaiting();

    assertThat(waits)
        .withFailMessage(
            "the trader was woken, but nothing had been posted%n"
                + "awaitChange(0): expected to wait on, was %s",
            waits ? "waiting" : trader.result())
        .isTrue();
  }

  @Test
  @DisplayName("3.4 who waits for a change can be interrupted")
  void waitingForAChangeCanBeInterrupted(Story story) {
    Worker<Object> trader =
        trader(story, "trader", "waits for a change", () -> board.awaitChange(0));

    assertIsCalledOff(story, trader, "awaitChange(0)");
  }

  @Test
  @DisplayName("3.5 another version is not enough, it must be a later one")
  void itMustBeALaterVersion(Story story) {
    Worker<Object> trader =
        trader(story, "trader", "waits for version 2", () -> board.awaitChange(1));
    trader.settle();

    boolean waits = trader.settleAfter(() -> post(story, 110)).isWaiting();

    assertThat(waits)
        .withFailMessage(
            "the board had version 0, and then version 1, and the trader waits for a later one%n"
                + "awaitChange(1): expected to wait on, was %s",
            waits ? "waiting" : trader.result())
        .isTrue();
  }

  @Test
  @DisplayName("4.1 who wants a price that is already there does not wait")
  void aPriceThatIsThereIsNotMissed(Story story) {
    post(story, 110);

    Worker<Object> trader =
        trader(story, "trader", "wants more than 100", () -> board.awaitAbove(100));

    assertGets(
        story,
        trader,
        "110 was posted before the trader came",
        "awaitAbove(100)",
        new Quote(1, 110));
  }

  @Test
  @DisplayName("4.2 a price that came and went again in one step does not count")
  void aPriceThatIsGoneDoesNotCount(Story story) {
    Worker<Object> trader =
        trader(story, "trader", "wants more than 100", () -> board.awaitAbove(100));
    trader.settle();

    boolean waits =
        trader
            .settleAfter(
                () -> {
                  synchronized (board) {
                    post(story, 110);
                    post(story, 100);
                  }
                })
            .isWaiting();

    assertThat(waits)
        .withFailMessage(
            "110 and then 100 were posted in one step, and the trader wants more than 100%n"
                + "awaitAbove(100): expected to wait on, was %s",
            waits ? "waiting" : trader.result())
        .isTrue();
  }

  @Test
  @DisplayName("4.3 who waits for a price gets it when it comes")
  void thePriceThatComesIsReturned(Story story) {
    Worker<Object> trader =
        trader(story, "trader", "wants more than 100", () -> board.awaitAbove(100));
    trader.settle();

    post(story, 110);

    assertGets(
        story,
        trader,
        "the trader waited, and 110 was posted",
        "awaitAbove(100)",
        new Quote(1, 110));
  }

  @Test
  @DisplayName("5.1 who waits for a price can be interrupted")
  void waitingForAPriceCanBeInterrupted(Story story) {
    Worker<Object> trader =
        trader(story, "trader", "wants more than 100", () -> board.awaitAbove(100));

    assertIsCalledOff(story, trader, "awaitAbove(100)");
  }

  private static void assertGets(
      Story story, Worker<Object> trader, String seen, String call, Quote expected) {
    boolean ended = trader.ends();
    Object result = ended ? trader.result() : "still waiting";
    assertThat(result)
        .withFailMessage("%s%n%s: expected %s, was %s", seen, call, expected, result)
        .isEqualTo(expected);
  }

  private static void assertIsCalledOff(Story story, Worker<Object> trader, String call) {
    trader.settle();
    story.note("interrupts the trader");
    trader.thread().interrupt();
    boolean ended = trader.ends();
    Object result = ended ? trader.result() : "still waiting";
    assertThat(result)
        .withFailMessage(
            "the trader was interrupted while waiting%n"
                + "%s: expected java.lang.InterruptedException, was %s",
            call, result)
        .isInstanceOf(InterruptedException.class);
  }

  private void post(Story story, long price) {
    story.note("posts " + price);
    board.post(price);
  }

  /** Starts a trader, whose result is what the board returns, or what it throws. */
  private static Worker<Object> trader(Story story, String name, String step, Callable<Quote> ask) {
    return story.start(
        name,
        () -> {
          story.note(step);
          try {
            Quote quote = ask.call();
            story.note("gets " + quote.price());
            return quote;
          } catch (InterruptedException e) {
            return e; // no step of the story: at its end, whoever still waits is interrupted
          } catch (Exception e) {
            story.note("gets " + e.getClass().getSimpleName());
            return e;
          }
        });
  }
}

package workbook.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.conditions.PriceBoard.Quote;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Round;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 5 · PriceBoard")
@Exercise(module = "05-events-conditions", number = 5)
class PriceBoardTest {
  private final PriceBoard board = new PriceBoard(100);

  @Test
  @DisplayName("1.1 nobody reads the board while somebody else holds its monitor")
  @Kinds(Kind.LOCK_HELD_OUTSIDE)
  void nobodyReadsWhileTheBoardIsHeld(Story story) {
    List<Worker<Object>> traders;
    synchronized (board) {
      post(story, 110);
      traders =
          List.of(
              trader(story, "trader-1", "reads the board", board::quote),
              trader(story, "trader-2", "knows version 0", () -> board.awaitChange(0)),
              trader(story, "trader-3", "wants more than 100", () -> board.awaitAbove(100)));
      traders.get(2).settle();
      post(story, 120);
    }

    for (Worker<Object> trader : traders) {
      assertGets(
          trader,
          "110 and 120 were posted in one step, and the trader looked in between",
          trader.thread().getName(),
          new Quote(2, 120));
    }
  }

  @Test
  @DisplayName("1.2 nobody posts while somebody else holds the monitor of the board")
  @Kinds(Kind.LOCK_HELD_OUTSIDE)
  void nobodyPostsWhileTheBoardIsHeld(Story story) {
    Quote before;
    Quote after;
    Worker<Void> dealer;
    synchronized (board) {
      before = board.quote();
      dealer = story.start("dealer", () -> post(story, 110));
      dealer.settle();
      after = board.quote();
    }
    dealer.result();

    assertThat(List.of(before, after, board.quote()))
        .withFailMessage(
            "a dealer posted 110 while somebody held the board, who read it before and after%n"
                + "before, after, and when the board was free:"
                + " expected %s, %s and %s, was %s, %s and %s",
            new Quote(0, 100), new Quote(0, 100), new Quote(1, 110), before, after, board.quote())
        .containsExactly(new Quote(0, 100), new Quote(0, 100), new Quote(1, 110));
  }

  @Test
  @DisplayName("1.3 several things in one step are one step for all, in whatever order they come")
  @Kinds({Kind.EVERY_ORDER, Kind.LOCK_HELD_OUTSIDE})
  void oneStepIsOneStep(Explorer explorer) {
    List<Asks> all =
        List.of(PriceBoard::quote, board -> board.awaitChange(-1), board -> board.awaitAbove(99));
    for (Asks asks : all) {
      explorer.everyOrder(
          round -> {
            Market market = new Market(round);
            market.trader("trader", asks, quote -> quote.version() != 1, "0 or 2");
            market.dealerInOneStep("dealer", List.of(110L, 120L));
          });
    }
  }

  @Test
  @DisplayName("1.4 each board is by itself, and so is its monitor")
  @Kinds(Kind.SIZES)
  void eachBoardIsByItself(Story story) {
    PriceBoard other = new PriceBoard(200);
    Worker<Object> trader;
    synchronized (board) {
      post(story, 110);
      trader =
          trader(
              story,
              "trader",
              "posts at another board",
              () -> {
                other.post(210);
                return other.awaitChange(0);
              });
      trader.settle();
      assertThat(trader.ends())
          .withFailMessage(
              "somebody holds one board, and the trader is at another one%n"
                  + "the trader: expected to get through, but waits")
          .isTrue();
    }

    assertGets(
        trader,
        "110 was posted at one board, and 210 at another one",
        "the other board",
        new Quote(1, 210));
  }

  @Test
  @DisplayName("1.5 two dealers post: each price has the next version, in whatever order they come")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void eachPriceHasTheNextVersion(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Market market = new Market(round);
          market.dealer("dealer-1", 110);
          market.dealer("dealer-2", 120);
          market.trader(
              "trader",
              board -> board.awaitChange(1),
              quote -> quote.version() == 2 && quote.price() >= 110,
              "version 2");
        });
  }

  @Test
  @DisplayName("2.1 a change reaches who waits for it, even if others wait for something else")
  @Kinds(Kind.MORE_WHO_WAIT)
  void aChangeReachesWhoWaitsForIt(Story story) {
    trader(story, "trader-1", "waits for 200", () -> board.awaitAbove(199)).settle();
    List<Worker<Object>> changes =
        List.of(
            trader(story, "trader-2", "waits for a change", () -> board.awaitChange(0)),
            trader(story, "trader-3", "waits for a change", () -> board.awaitChange(0)),
            trader(story, "trader-4", "waits for more than 100", () -> board.awaitAbove(100)));
    trader(story, "trader-5", "waits for 200", () -> board.awaitAbove(199)).settle();

    post(story, 110);

    for (Worker<Object> trader : changes) {
      assertGets(
          trader, "110 was posted while traders waited", trader.thread().getName(), quote(1, 110));
    }
  }

  @Test
  @DisplayName("2.2 a price can be posted while traders wait, also if they held the board before")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.LOCK_HELD_OUTSIDE})
  void aPriceCanBePostedWhileTradersWait(Story story) {
    trader(story, "trader-1", "waits for 200", () -> board.awaitAbove(199));
    Worker<Object> holder =
        trader(
            story,
            "trader-2",
            "holds the board twice, and waits for a change",
            () -> {
              synchronized (board) {
                synchronized (board) {
                  return board.awaitChange(0);
                }
              }
            });
    holder.settle();

    Worker<Void> dealer = story.start("dealer", () -> post(story, 110));

    assertThat(dealer.ends())
        .withFailMessage("traders wait for a price, and the dealer cannot post one meanwhile")
        .isTrue();
    assertGets(holder, "110 was posted while the trader waited", "trader-2", quote(1, 110));
  }

  @Test
  @DisplayName("2.3 a lower price is a change, and so is the same price once more")
  @Kinds({Kind.EVERY_ORDER, Kind.SIZES})
  void aLowerPriceIsAChange(Explorer explorer) {
    for (long price : new long[] {90, 100, -5, Long.MIN_VALUE, Long.MAX_VALUE}) {
      explorer.everyOrder(
          round -> {
            Market market = new Market(round);
            market.waitsForChange("trader", 0);
            market.dealer("dealer", price);
          });
    }
  }

  @Test
  @DisplayName("2.4 a dealer who has been interrupted can post, and stays interrupted")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptedDealerCanPost(Story story) {
    Worker<Object> trader =
        trader(story, "trader", "waits for a change", () -> board.awaitChange(0));
    trader.settle();

    boolean flag =
        story
            .start(
                "dealer",
                () -> {
                  Thread.currentThread().interrupt();
                  post(story, 110);
                  return Thread.currentThread().isInterrupted();
                })
            .result();

    assertGets(trader, "the dealer was interrupted, and posted 110", "awaitChange", quote(1, 110));
    assertThat(flag)
        .withFailMessage(
            "the dealer was interrupted, and posted 110%n"
                + "still interrupted: expected true, was false")
        .isTrue();
  }

  @Test
  @DisplayName("2.5 in whatever order they come, nobody misses what he waits for")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void nobodyMissesAnything(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Market market = new Market(round);
          market.waitsForChange("trader-1", 0);
          market.waitsForPrice("trader-2", 150);
          market.dealer("dealer", 110, 200);
        });
    explorer.everyOrder(
        round -> {
          Market market = new Market(round);
          market.waitsForPrice("trader-1", 100);
          market.waitsForPrice("trader-2", 100);
          market.dealer("dealer", 110);
        });
  }

  @Test
  @DisplayName("3.1 who asks for a change that is already there does not wait, and gets the latest")
  @Kinds({Kind.STATES, Kind.SIZES})
  void aChangeThatIsThereIsNotMissed(Story story) {
    for (long version : new long[] {-1, Long.MIN_VALUE}) {
      assertGets(
          trader(story, "trader", "knows nothing", () -> board.awaitChange(version)),
          "nothing was posted, and the trader knows no version at all",
          "awaitChange(" + version + ")",
          quote(0, 100));
    }
    post(story, 110);
    post(story, 120);

    for (long version : new long[] {0, 1, -1, Long.MIN_VALUE}) {
      assertGets(
          trader(story, "trader", "knows " + version, () -> board.awaitChange(version)),
          "110 and 120 were posted before the trader came",
          "awaitChange(" + version + ")",
          quote(2, 120));
    }
  }

  @Test
  @DisplayName("3.2 who waits sleeps until woken, and does not look again and again")
  @Kinds(Kind.OWN_LIMITS)
  void whoWaitsIsParked(Story story) {
    Worker<Object> first =
        trader(story, "trader-1", "waits for a change", () -> board.awaitChange(0));
    Worker<Object> second =
        trader(story, "trader-2", "wants more than 100", () -> board.awaitAbove(100));

    assertSleeps(first, "nothing was posted");
    assertSleeps(second, "nothing was posted");
    post(story, 90);
    assertSleeps(second, "90 was posted");
  }

  @Test
  @DisplayName("3.3 waking up for no reason is no change, however often")
  @Kinds({Kind.LATE_EVENTS, Kind.LOCK_HELD_OUTSIDE})
  void wakingForNoReasonIsNoChange(Story story) {
    Worker<Object> trader =
        trader(story, "trader", "waits for a change", () -> board.awaitChange(0));
    trader.settle();

    for (int i = 1; i <= 2; i++) {
      assertWaitsOn(
          trader,
          () -> {
            synchronized (board) {
              board.notifyAll();
            }
          },
          "the trader was woken %d times, but nothing had been posted".formatted(i),
          "awaitChange(0)");
    }
  }

  @Test
  @DisplayName("3.4 who waits for a change can be interrupted, behind others, and before the wait")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void waitingForAChangeCanBeInterrupted(Story story) {
    assertIsCalledOff(story, () -> board.awaitChange(0), "awaitChange(0)");
  }

  @Test
  @DisplayName("3.5 another version is not enough, it must be a later one")
  @Kinds({Kind.STATES, Kind.SIZES})
  void itMustBeALaterVersion(Story story) {
    Worker<Object> patient =
        trader(story, "trader-1", "waits for a later one", () -> board.awaitChange(Long.MAX_VALUE));
    Worker<Object> trader =
        trader(story, "trader-2", "waits for version 3", () -> board.awaitChange(2));
    trader.settle();

    String seen = "110 was posted, and then 120, and the trader waits for a later version";
    assertWaitsOn(trader, () -> post(story, 110), seen, "awaitChange(2)");
    post(story, 120);
    assertWaitsOn(patient, () -> {}, seen, "awaitChange(" + Long.MAX_VALUE + ")");
    assertWaitsOn(trader, () -> {}, seen, "awaitChange(2)");
    synchronized (board) {
      post(story, 130);
      post(story, 140);
    }

    assertGets(trader, "versions 3 and 4 came in one step", "awaitChange(2)", quote(4, 140));
  }

  @Test
  @DisplayName("4.1 who wants a price that is already there does not wait")
  @Kinds({Kind.STATES, Kind.SIZES})
  void aPriceThatIsThereIsNotMissed(Story story) {
    post(story, 110);

    for (long limit : new long[] {100, 109, 0, -1, Long.MIN_VALUE}) {
      assertGets(
          trader(story, "trader", "wants more than " + limit, () -> board.awaitAbove(limit)),
          "110 was posted before the trader came",
          "awaitAbove(" + limit + ")",
          quote(1, 110));
    }
  }

  @Test
  @DisplayName("4.2 a price that came and went again in one step does not count")
  @Kinds({Kind.LATE_EVENTS, Kind.LOCK_HELD_OUTSIDE})
  void aPriceThatIsGoneDoesNotCount(Story story) {
    Worker<Object> trader =
        trader(story, "trader", "wants more than 100", () -> board.awaitAbove(100));
    trader.settle();

    for (int i = 1; i <= 2; i++) {
      assertWaitsOn(
          trader,
          () -> {
            synchronized (board) {
              post(story, 110);
              post(story, 100);
            }
          },
          "110 and then 100 were posted in one step, and the trader wants more than 100",
          "awaitAbove(100)");
    }
  }

  @Test
  @DisplayName("4.3 who waits for a price gets it when it comes, and not before")
  @Kinds({Kind.STATES, Kind.SIZES})
  void thePriceThatComesIsReturned(Story story) {
    Worker<Object> trader =
        trader(story, "trader-1", "wants more than 100", () -> board.awaitAbove(100));
    Worker<Object> greedy =
        trader(story, "trader-2", "wants too much", () -> board.awaitAbove(Long.MAX_VALUE));
    trader.settle();
    for (long price : new long[] {-1, 100}) {
      assertWaitsOn(
          trader,
          () -> post(story, price),
          price + " was posted, and the trader wants more than 100",
          "awaitAbove(100)");
    }

    post(story, 110);

    assertGets(trader, "trader-1 waited, and 110 was posted", "awaitAbove(100)", quote(3, 110));
    assertWaitsOn(
        greedy,
        () -> post(story, Long.MAX_VALUE),
        Long.MAX_VALUE + " was posted, and the trader wants more than that",
        "awaitAbove(" + Long.MAX_VALUE + ")");
  }

  @Test
  @DisplayName("4.4 what the board shows then is above the limit, in whatever order they come")
  @Kinds({Kind.EVERY_ORDER, Kind.LATE_EVENTS})
  void aPriceAboveTheLimitIsReturned(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Market market = new Market(round);
          market.waitsForPrice("trader", 99);
          market.dealer("dealer", 90, 110);
        });
    explorer.everyOrder(
        round -> {
          Market market = new Market(round);
          market.trader(
              "trader",
              board -> board.awaitAbove(100),
              quote -> quote.price() == 120,
              "120, since 110 and 90 came in one step");
          market.dealerInOneStep("dealer", List.of(110L, 90L), 120);
        });
  }

  @Test
  @DisplayName("5.1 who waits for a price can be interrupted, behind others, and before the wait")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void waitingForAPriceCanBeInterrupted(Story story) {
    assertIsCalledOff(story, () -> board.awaitAbove(100), "awaitAbove(100)");
  }

  @Test
  @DisplayName("5.2 an interrupt at any moment is in nobody else's way, and does not get lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void anInterruptIsInNobodysWay(Explorer explorer) {
    explorer
        .interrupting("trader-1", "dealer")
        .everyOrder(
            round -> {
              Market market = new Market(round);
              market.waitsForPrice("trader-1", 100);
              market.dealer("dealer", 110);
            });
    explorer
        .interrupting("trader-1")
        .everyOrder(
            round -> {
              Market market = new Market(round);
              market.waitsForChange("trader-1", 0);
              market.waitsForPrice("trader-2", 100);
              market.dealer("dealer", 110);
            });
  }

  @Test
  @DisplayName("5.3 an interrupt that comes with the price is not lost")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS, Kind.LOCK_HELD_OUTSIDE})
  void anInterruptThatComesWithThePrice(Story story) {
    List<Callable<Quote>> calls = List.of(() -> board.awaitChange(0), () -> board.awaitAbove(100));
    List<Worker<String>> traders =
        calls.stream().map(call -> story.start("trader", () -> howItEnds(call))).toList();
    traders.forEach(Worker::settle);

    synchronized (board) {
      traders.forEach(trader -> trader.thread().interrupt());
      traders.get(1).settle();
      post(story, 110);
    }

    for (Worker<String> trader : traders) {
      String seen = trader.ends() ? trader.result() : "still waiting";
      assertThat(seen)
          .withFailMessage(
              "the trader was interrupted while waiting, and before he had the board, 110 came%n"
                  + "the trader: expected told of the interrupt, was %s",
              seen)
          .isEqualTo("told of the interrupt");
    }
  }

  private static String howItEnds(Callable<Quote> call) throws Exception {
    try {
      Quote quote = call.call();
      return Thread.currentThread().isInterrupted() ? "told of the interrupt" : "told " + quote;
    } catch (InterruptedException e) {
      return "told of the interrupt";
    }
  }

  private static Quote quote(long version, long price) {
    return new Quote(version, price);
  }

  private static void assertGets(Worker<Object> trader, String seen, String call, Quote expected) {
    Object result = trader.ends() ? trader.result() : "still waiting";
    assertThat(result)
        .withFailMessage("%s%n%s: expected %s, was %s", seen, call, expected, result)
        .isEqualTo(expected);
  }

  private static void assertWaitsOn(
      Worker<Object> trader, Runnable wakeUp, String seen, String call) {
    boolean waits = trader.settleAfter(wakeUp).isWaiting();
    assertThat(waits)
        .withFailMessage(
            "%s%n%s: expected to wait on, was %s", seen, call, waits ? "" : trader.result())
        .isTrue();
  }

  private static void assertSleeps(Worker<Object> trader, String seen) {
    Worker.Rest rest = trader.settle();
    boolean limit = trader.thread().getState() == Thread.State.TIMED_WAITING;
    Object does = rest == Worker.Rest.PARKED && limit ? "asleep with a limit of time" : rest;
    assertThat(does)
        .withFailMessage(
            "%s: the trader should sleep until he is woken%n"
                + "%s: expected PARKED (asleep), was %s",
            seen, trader.thread().getName(), does)
        .isEqualTo(Worker.Rest.PARKED);
  }

  /** Of three who wait, two are called off, and so is one who has been interrupted before. */
  private void assertIsCalledOff(Story story, Callable<Quote> ask, String call) {
    List<Worker<Object>> traders =
        List.of(
            trader(story, "trader-1", "waits", ask),
            trader(story, "trader-2", "waits", ask),
            trader(story, "trader-3", "waits", ask));
    traders.get(2).settle();
    Worker<Object> early =
        trader(
            story,
            "trader-4",
            "has been interrupted",
            () -> {
              Thread.currentThread().interrupt();
              return ask.call();
            });

    for (Worker<Object> trader : List.of(traders.get(1), traders.get(0), early)) {
      trader.thread().interrupt();
      Object result = trader.ends() ? trader.result() : "still waiting";
      assertThat(result)
          .withFailMessage(
              "%s was interrupted%n%s: expected java.lang.InterruptedException, was %s",
              trader.thread().getName(), call, result)
          .isInstanceOf(InterruptedException.class);
    }
    post(story, 110);
    assertGets(traders.get(2), "others were interrupted, and 110 was posted", call, quote(1, 110));
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

  /** What a trader asks the board. */
  private interface Asks {
    Quote ask(PriceBoard board) throws Exception;
  }

  /** A board with a price of 100, to which dealers and traders come in every order. */
  private static final class Market {
    private final Round round;
    private final PriceBoard board = new PriceBoard(100);
    private final List<Long> posted = new CopyOnWriteArrayList<>(List.of(100L));

    Market(Round round) {
      this.round = round;
      round.check(
          () -> {
            long version = board.quote().version();
            assertThat(version)
                .withFailMessage(
                    "these prices were on the board: %s%nits version: expected %d, was %d",
                    posted, posted.size() - 1, version)
                .isEqualTo(posted.size() - 1);
          });
    }

    void dealer(String name, long... prices) {
      thread(
          name,
          () -> {
            for (long price : prices) {
              post(price);
            }
            return null;
          });
    }

    /** A dealer who posts some prices in one step, and others after that. */
    void dealerInOneStep(String name, List<Long> inOneStep, long... others) {
      thread(
          name,
          () -> {
            synchronized (board) {
              for (long price : inOneStep) {
                post(price);
                round.seam();
              }
            }
            for (long price : others) {
              post(price);
            }
            return null;
          });
    }

    private void post(long price) {
      posted.add(price);
      board.post(price);
      round.note("has posted " + price);
    }

    void waitsForChange(String name, long version) {
      trader(
          name,
          board -> board.awaitChange(version),
          quote -> quote.version() > version,
          "a later version than " + version);
    }

    void waitsForPrice(String name, long limit) {
      trader(
          name,
          board -> board.awaitAbove(limit),
          quote -> quote.price() > limit,
          "a price above " + limit);
    }

    /** A trader; what he gets has to be right. */
    void trader(String name, Asks asks, Predicate<Quote> right, String wanted) {
      Round.Call<Quote> call =
          thread(
              name,
              () -> {
                Quote quote = asks.ask(board);
                round.note("gets " + quote);
                return quote;
              });
      round.check(
          () -> {
            Quote quote = call.result();
            assertThat(quote == null ? !call.returned() : right.test(quote))
                .withFailMessage(
                    "these prices were on the board: %s%n%s: expected %s, was %s",
                    posted, name, wanted, quote)
                .isTrue();
          });
    }

    /** A thread that stays interrupted if it was, unless that has ended its wait. */
    private Round.Call<Quote> thread(String name, Callable<Quote> body) {
      boolean[] flag = new boolean[1];
      Round.Call<Quote> call =
          round.thread(
              name,
              () -> {
                Quote result = body.call();
                flag[0] = Thread.currentThread().isInterrupted();
                return result;
              });
      round.check(
          () ->
              assertThat(flag[0] || !call.returned() || !call.wasInterrupted())
                  .withFailMessage(
                      "%s was interrupted, and nobody tells of it%n"
                          + "an exception, or still interrupted: expected true, was false",
                      name)
                  .isTrue());
      return call;
    }
  }
}

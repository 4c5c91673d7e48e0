package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
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

@DisplayName("Exercise 3 · BoundedQueue")
@Exercise(module = "04-semaphores", number = 3)
class BoundedQueueTest {
  private static final RuntimeException FAILED =
      new IllegalStateException() {
        @Override
        public String toString() {
          return "failed";
        }
      };

  @Test
  @DisplayName("1.1 a queue for two takes two elements, and whoever brings a third waits")
  @Kinds({Kind.SIZES, Kind.STATES})
  void whoFindsTheQueueFullWaits(Story story) {
    Market market = new Market(story, 2);

    Object first = market.seen(market.puts("producer-1", "a"));
    Object second = market.seen(market.puts("producer-2", "b"));
    Worker<Object> third = market.puts("producer-3", "c");
    String seen =
        first + ", " + second + ", " + (third.settle().isWaiting() ? "waits" : third.result());

    assertThat(seen)
        .withFailMessage(
            "there is room for two, and three producers came%n"
                + "expected [put, put, waits], was [%s]",
            seen)
        .isEqualTo("put, put, waits");
  }

  @Test
  @DisplayName("1.2 a producer who waits goes on when an element has been taken")
  @Kinds(Kind.STATES)
  void roomWakesAProducer(Story story) {
    Market market = new Market(story, 1);
    market.puts("producer-1", "a").result();
    Worker<Object> second = market.puts("producer-2", "b");
    second.settle();

    Object first = market.takes("consumer-1").result();
    Object put = second.result();
    Object next = market.takes("consumer-2").result();

    String seen = first + ", " + put + ", " + next;
    assertThat(seen)
        .withFailMessage(
            "the queue was full, and producer-2 waited with b; then two elements were taken%n"
                + "consumer-1, producer-2, consumer-2: expected [a, put, b], was [%s]",
            seen)
        .isEqualTo("a, put, b");
  }

  @Test
  @DisplayName("1.3 a producer who waits can be interrupted, and the element is not in the queue")
  @Kinds(Kind.INTERRUPTS)
  void aWaitingProducerCanBeInterrupted(Story story) {
    Market market = new Market(story, 1);
    market.puts("producer-1", "a").result();
    Worker<Object> second = market.puts("producer-2", "b");
    second.settle();

    Object seen = second.endsWhenInterrupted() ? second.result() : "still waiting";

    assertThat(seen)
        .withFailMessage(
            "producer-2 was interrupted while waiting for room%n"
                + "expected java.lang.InterruptedException, was %s",
            seen)
        .isInstanceOf(InterruptedException.class);
    assertThat(market.deque.elements())
        .withFailMessage(
            "producer-2 was interrupted while waiting for room, but its element is there%n"
                + "in the queue: expected [a], was %s",
            market.deque.elements())
        .containsExactly("a");
  }

  @Test
  @DisplayName("1.4 an element that the deque refuses costs no room")
  @Kinds(Kind.FAILURES)
  void aRefusedElementCostsNoRoom(Story story) {
    Market market = new Market(story, 1);
    Object refused = market.seen(market.puts("producer-1", null));
    Object next = market.seen(market.puts("producer-2", "a"));

    String seen = (refused instanceof NullPointerException ? "refused" : refused) + ", " + next;
    assertThat(seen)
        .withFailMessage(
            "the deque refuses null with a NullPointerException; then producer-2 came with a%n"
                + "producer-1, producer-2: expected [refused, put], was [%s]",
            seen)
        .isEqualTo("refused, put");
  }

  @Test
  @DisplayName("1.5 an element that the deque refuses is no element to be taken")
  @Kinds(Kind.FAILURES)
  void aRefusedElementIsNotThere(Story story) {
    Market market = new Market(story, 2);
    market.seen(market.puts("producer-1", null));

    Worker<Object> consumer = market.takes("consumer-1");
    consumer.settle();
    market.puts("producer-2", "a");
    Object seen = market.seen(consumer);

    assertThat(seen)
        .withFailMessage(
            "the deque refused null; then consumer-1 came, and then producer-2 with a%n"
                + "consumer-1: expected a, was %s",
            seen)
        .isEqualTo("a");
  }

  @Test
  @DisplayName("1.6 whoever waits behind a producer who is interrupted gets the next room")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT, Kind.LATE_EVENTS})
  void theNextProducerIsNotForgotten(Story story) {
    Market market = new Market(story, 1);
    market.puts("producer-1", "a").result();
    Worker<Object> second = market.puts("producer-2", "b");
    second.settle();
    Worker<Object> third = market.puts("producer-3", "c");
    third.settle();

    second.endsWhenInterrupted();
    market.takes("consumer-1");
    Object seen = market.seen(third);

    assertThat(seen)
        .withFailMessage(
            "two producers waited, and producer-2 was interrupted; then a was taken%n"
                + "producer-3: expected put, was %s",
            seen)
        .isEqualTo("put");
  }

  @Test
  @DisplayName("1.7 if the deque fails for one of two producers, the other one gets the room")
  @Kinds({Kind.FAILURES, Kind.MORE_WHO_WAIT})
  void aFailureOfAProducerIsInNobodysWay(Story story) {
    Market market = new Market(story, 1);
    market.puts("producer-1", "a").result();
    Worker<Object> second = market.puts("producer-2", "b");
    second.settle();
    Worker<Object> third = market.puts("producer-3", "c");
    third.settle();

    market.failsOnceFor("producer");
    market.takes("consumer-1");
    Set<String> seen = market.seen(second, third);

    assertThat(seen)
        .withFailMessage(
            "two producers waited when a was taken; then the deque failed for one of them%n"
                + "the producers: expected [failed, put], was %s",
            seen)
        .containsExactly("failed", "put");
  }

  @Test
  @DisplayName("2.1 two producers do not reach into the deque at once")
  @Kinds(Kind.WHO_IS_INSIDE)
  void producersAreAloneInTheDeque(Story story) {
    Market market = new Market(story, 2);
    Checkpoint inside = market.holdInTheDeque("producer-1");

    market.puts("producer-1", "a");
    inside.awaitHeld(1);
    market.puts("producer-2", "b").settle();
    inside.open();
    story.join();

    market.assertNoCrowd("producer-1 was putting an element when producer-2 came");
  }

  @Test
  @DisplayName("2.2 two consumers do not reach into the deque at once")
  @Kinds(Kind.WHO_IS_INSIDE)
  void consumersAreAloneInTheDeque(Story story) {
    Market market = new Market(story, 2);
    market.puts("producer-1", "a").result();
    market.puts("producer-2", "b").result();
    Checkpoint inside = market.holdInTheDeque("consumer-1");

    market.takes("consumer-1");
    inside.awaitHeld(1);
    market.takes("consumer-2").settle();
    inside.open();
    story.join();

    market.assertNoCrowd("consumer-1 was taking an element when consumer-2 came");
  }

  @Test
  @DisplayName("2.3 a producer and a consumer do not reach into the deque at once")
  @Kinds(Kind.WHO_IS_INSIDE)
  void aProducerAndAConsumerAreAlone(Story story) {
    Market market = new Market(story, 2);
    market.puts("producer-1", "a").result();
    Checkpoint inside = market.holdInTheDeque("producer-2");

    market.puts("producer-2", "b");
    inside.awaitHeld(1);
    market.takes("consumer-1").settle();
    inside.open();
    story.join();

    market.assertNoCrowd("producer-2 was putting an element when consumer-1 came");
  }

  @Test
  @DisplayName("3.1 a consumer who finds nothing waits for the next element")
  @Kinds(Kind.STATES)
  void whoFindsNothingWaits(Story story) {
    Market market = new Market(story, 1);

    Worker<Object> consumer = market.takes("consumer-1");
    consumer.settle();
    Object put = market.puts("producer-1", "a").result();
    Object taken = consumer.result();

    String seen = put + ", " + taken;
    assertThat(seen)
        .withFailMessage(
            "the queue was empty when consumer-1 came; then producer-1 came with a%n"
                + "producer-1, consumer-1: expected [put, a], was [%s]",
            seen)
        .isEqualTo("put, a");
  }

  @Test
  @DisplayName("3.2 what came first is taken first")
  @Kinds(Kind.SIZES)
  void firstInFirstOut(Story story) {
    Market market = new Market(story, 3);
    for (String element : List.of("a", "b", "c")) {
      market.puts("producer", element).result();
    }

    List<Object> seen =
        List.of(
            market.takes("consumer").result(),
            market.takes("consumer").result(),
            market.takes("consumer").result());

    assertThat(seen)
        .withFailMessage(
            "the producer put a, b and c, one after the other%n"
                + "the consumer: expected [a, b, c], was %s",
            seen)
        .containsExactly("a", "b", "c");
  }

  @Test
  @DisplayName("3.3 a consumer who waits can be interrupted, and the next element is not lost")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void aWaitingConsumerCanBeInterrupted(Story story) {
    Market market = new Market(story, 1);
    Worker<Object> first = market.takes("consumer-1");
    first.settle();

    Object left = first.endsWhenInterrupted() ? first.result() : "still waiting";
    market.puts("producer-1", "a");
    Object next = market.seen(market.takes("consumer-2"));

    String seen = (left instanceof InterruptedException ? "interrupted" : left) + ", " + next;
    assertThat(seen)
        .withFailMessage(
            "consumer-1 was interrupted while the queue was empty; then producer-1 came with a%n"
                + "consumer-1, consumer-2: expected [interrupted, a], was [%s]",
            seen)
        .isEqualTo("interrupted, a");
  }

  @Test
  @DisplayName("3.4 each queue has room and elements of its own")
  @Kinds(Kind.SIZES)
  void eachQueueHasItsOwn(Story story) {
    Market full = new Market(story, 1);
    Market empty = new Market(story, 1);
    full.puts("producer-1", "a").result();

    Worker<Object> consumer = empty.takes("consumer-1");
    String waits = consumer.settle().isWaiting() ? "waits" : "does not wait";
    Object put = empty.seen(empty.puts("producer-2", "b"));
    String seen = waits + ", " + put + ", " + empty.seen(consumer);

    assertThat(seen)
        .withFailMessage(
            "one queue was full, and another one empty; consumer-1 came to the empty one,%n"
                + "and then producer-2 with b%n"
                + "consumer-1, producer-2, consumer-1: expected [waits, put, b], was [%s]",
            seen)
        .isEqualTo("waits, put, b");
  }

  @Test
  @DisplayName("3.5 whoever waits behind a consumer who is interrupted gets the next element")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT, Kind.LATE_EVENTS})
  void theNextConsumerIsNotForgotten(Story story) {
    Market market = new Market(story, 1);
    Worker<Object> first = market.takes("consumer-1");
    first.settle();
    Worker<Object> second = market.takes("consumer-2");
    second.settle();

    first.endsWhenInterrupted();
    market.puts("producer-1", "a");
    Object seen = market.seen(second);

    assertThat(seen)
        .withFailMessage(
            "two consumers waited, and consumer-1 was interrupted; then producer-1 came with a%n"
                + "consumer-2: expected a, was %s",
            seen)
        .isEqualTo("a");
  }

  @Test
  @DisplayName("3.6 if the deque fails for one of two consumers, the other one gets the element")
  @Kinds({Kind.FAILURES, Kind.MORE_WHO_WAIT})
  void aFailureOfAConsumerIsInNobodysWay(Story story) {
    Market market = new Market(story, 1);
    Worker<Object> first = market.takes("consumer-1");
    first.settle();
    Worker<Object> second = market.takes("consumer-2");
    second.settle();

    market.failsOnceFor("consumer");
    market.puts("producer-1", "a");
    Set<String> seen = market.seen(first, second);

    assertThat(seen)
        .withFailMessage(
            "two consumers waited when producer-1 came with a; the deque failed for one of them%n"
                + "the consumers: expected [a, failed], was %s",
            seen)
        .containsExactly("a", "failed");
  }

  @Test
  @DisplayName("3.7 in whatever order they come, no more is in the queue than fits")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void neverMoreThanFit(Explorer explorer) {
    explorer.everyOrder(round -> new Rush(round, 1).producers(1).consumers(1));
    explorer.everyOrder(round -> new Rush(round, 1, "a").producers(1).consumers(1));
  }

  @Test
  @DisplayName("3.8 two producers never share room, and two consumers never share an element")
  @Kinds({Kind.EVERY_ORDER, Kind.SIZES})
  void nothingIsShared(Explorer explorer) {
    explorer.everyOrder(round -> new Rush(round, 1).producers(2).consumers(1));
    explorer.everyOrder(round -> new Rush(round, 1, "a").producers(1).consumers(2));
    explorer.everyOrder(round -> new Rush(round, 2, "a", "b").consumers(2));
  }

  @Test
  @DisplayName("3.9 in whatever order they come, nobody who waits for an element is forgotten")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void noConsumerIsForgotten(Explorer explorer) {
    for (int capacity = 1; capacity <= 2; capacity++) {
      int room = capacity;
      explorer.everyOrder(
          round -> {
            Rush rush = new Rush(round, room);
            rush.takes("consumer-1", 1);
            rush.takes("consumer-2", 1);
            rush.puts("producer", "a", "b");
          });
    }
  }

  @Test
  @DisplayName("3.10 in whatever order they come, nobody who waits for room is forgotten")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void noProducerIsForgotten(Explorer explorer) {
    for (String[] there : new String[][] {{"a"}, {"a", "b"}}) {
      explorer.everyOrder(
          round -> {
            Rush rush = new Rush(round, there.length, there);
            rush.puts("producer-1", "c");
            rush.puts("producer-2", "d");
            rush.takes("consumer", 2);
          });
    }
  }

  @Test
  @DisplayName("3.11 an interrupt at any moment changes nothing, and the same call again is done")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptChangesNothing(Explorer explorer) {
    explorer
        .interrupting("consumer-1")
        .everyOrder(round -> new Rush(round, 1).producers(1).consumers(1));
    explorer
        .interrupting("producer-1")
        .everyOrder(round -> new Rush(round, 1, "a").producers(1).consumers(1));
    // while one is in the deque, the other one is interrupted
    explorer
        .interrupting("producer-1", "consumer-1")
        .everyOrder(round -> new Rush(round, 2, "a").producers(1).consumers(1));
  }

  @Test
  @DisplayName("3.12 if the deque fails, nothing has changed, and the same call again is done")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailureChangesNothing(Explorer explorer) {
    explorer
        .failing()
        .everyOrder(
            round -> {
              Rush rush = new Rush(round, 1);
              rush.puts("producer", "a", "b");
              rush.takes("consumer", 1);
            });
    explorer
        .failing()
        .everyOrder(
            round -> {
              Rush rush = new Rush(round, 1, "a");
              rush.puts("producer", "b");
              rush.takes("consumer", 2);
            });
  }

  @Test
  @DisplayName("3.13 nobody gives up after a time of its own")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void nobodyGivesUp(Explorer explorer) {
    explorer.lettingTimeRunOut().everyOrder(round -> new Rush(round, 1).producers(1).consumers(1));
    explorer
        .lettingTimeRunOut()
        .everyOrder(round -> new Rush(round, 1, "a").producers(1).consumers(1));
  }

  /** A queue, and those who come to it. */
  private static final class Market {
    private final Story story;
    private final WatchedDeque<String> deque;
    private final BoundedQueue<String> queue;

    Market(Story story, int capacity) {
      this.story = story;
      deque = new WatchedDeque<>(story, List.of());
      queue = new BoundedQueue<>(capacity, deque.deque());
    }

    /** Starts a producer, whose result is "put", or what put() throws. */
    Worker<Object> puts(String producer, String element) {
      return story.start(
          producer,
          () -> {
            try {
              queue.put(element);
              story.note("has put " + element);
              return "put";
            } catch (Exception e) {
              story.note("gets " + e.getClass().getSimpleName());
              return e;
            }
          });
    }

    /** Starts a consumer, whose result is an element, "null", or what take() throws. */
    Worker<Object> takes(String consumer) {
      return story.start(
          consumer,
          () -> {
            try {
              String element = queue.take();
              story.note("has taken " + element);
              return String.valueOf(element);
            } catch (Exception e) {
              story.note("gets " + e.getClass().getSimpleName());
              return e;
            }
          });
    }

    /** What somebody has got who has nothing more to wait for. */
    Object seen(Worker<Object> worker) {
      return worker.ends() ? worker.result() : "still waiting";
    }

    /** What two have got: no matter which of them has got what. */
    Set<String> seen(Worker<Object> one, Worker<Object> other) {
      return new TreeSet<>(List.of(String.valueOf(seen(one)), String.valueOf(seen(other))));
    }

    /** The deque fails for the first of them who reaches into it. */
    void failsOnceFor(String whom) {
      AtomicBoolean fails = new AtomicBoolean(true);
      deque.whileInside(
          () -> {
            if (Thread.currentThread().getName().startsWith(whom) && fails.getAndSet(false)) {
              throw FAILED;
            }
          });
    }

    Checkpoint holdInTheDeque(String who) {
      Checkpoint inside = story.checkpoint("the deque that the queue was given");
      deque.whileInside(
          () -> {
            if (Thread.currentThread().getName().equals(who)) {
              inside.pass();
            }
          });
      return inside;
    }

    void assertNoCrowd(String seen) {
      assertThat(deque.crowd())
          .withFailMessage(
              "%s, and both were in the deque%nin the deque at once: expected nobody, was %s",
              seen, deque.crowd())
          .isEqualTo("nobody");
    }
  }

  /** A queue to which they come in every order. Whoever gets an exception tries again. */
  private static final class Rush {
    private final Round round;
    private final int capacity;
    private final WatchedDeque<String> deque;
    private final BoundedQueue<String> queue;
    private final List<String> put = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private int most;

    Rush(Round round, int capacity, String... there) throws InterruptedException {
      this.round = round;
      this.capacity = capacity;
      deque = new WatchedDeque<>(round::note, List.of());
      queue = new BoundedQueue<>(capacity, deque.deque());
      deque.whileInside(this::look);
      for (String element : there) {
        queue.put(element);
        put.add(element);
      }
      round.check(this::assertInOrder);
    }

    private void look() {
      most = Math.max(most, deque.elements().size());
      round.seam();
    }

    Rush producers(int count) {
      for (int i = 1; i <= count; i++) {
        puts("producer-" + i, "x" + i);
      }
      return this;
    }

    Rush consumers(int count) {
      for (int i = 1; i <= count; i++) {
        takes("consumer-" + i, 1);
      }
      return this;
    }

    void puts(String producer, String... elements) {
      round.thread(
          producer,
          () -> {
            for (String element : elements) {
              put(element);
            }
          });
    }

    void takes(String consumer, int count) {
      round.thread(
          consumer,
          () -> {
            for (int i = 0; i < count; i++) {
              take();
            }
          });
    }

    private void put(String element) throws Exception {
      again(
          () -> {
            queue.put(element);
            return element;
          });
      put.add(element);
      round.note("has put " + element);
    }

    private void take() throws Exception {
      String element = String.valueOf(again(queue::take));
      taken.add(element);
      round.note("has taken " + element);
    }

    private String again(Callable<String> call) throws Exception {
      try {
        return call.call();
      } catch (Exception | Error e) {
        if (e instanceof InterruptedException) {
          Thread.interrupted();
        } else if (round.failure() == null || e != round.failure()) {
          throw e;
        }
        round.note("tries again");
        return call.call();
      }
    }

    private void assertInOrder() {
      most = Math.max(most, deque.elements().size());
      assertThat(deque.crowd())
          .withFailMessage(
              "two reached into the deque at once%nin the deque at once: expected nobody, was %s",
              deque.crowd())
          .isEqualTo("nobody");
      assertThat(most)
          .withFailMessage(
              "one was put into a full queue%nin the queue: expected at most %d, was %d",
              capacity, most)
          .isLessThanOrEqualTo(capacity);
      List<String> seen = new ArrayList<>(deque.elements());
      seen.addAll(taken);
      assertThat(seen)
          .withFailMessage(
              "put were %s, and taken were %s%n"
                  + "those taken, and those in the queue: expected %s, was %s",
              put, taken, put, seen)
          .containsExactlyInAnyOrderElementsOf(put);
    }
  }
}

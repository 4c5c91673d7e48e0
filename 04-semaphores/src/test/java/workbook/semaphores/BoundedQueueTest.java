package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 3 · BoundedQueue")
@Exercise(module = "04-semaphores", number = 3)
class BoundedQueueTest {
  private static final int CROWD = 8;

  @Test
  @DisplayName("1.1 a queue for two takes two elements, and whoever brings a third waits")
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
  @DisplayName("2.1 two producers do not reach into the deque at once")
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
  @DisplayName("2.4 a producer who is interrupted at the deque costs no room")
  void anInterruptedProducerCostsNoRoom(Story story) {
    Market market = new Market(story, 2);
    Checkpoint inside = market.holdInTheDeque("producer-1");
    market.puts("producer-1", "a");
    inside.awaitHeld(1);
    Worker<Object> second = market.puts("producer-2", "b");
    second.settle();
    second.thread().interrupt();
    inside.open();
    story.join();
    boolean full = second.result().equals("put");

    Object seen = full ? "put" : market.seen(market.puts("producer-3", "c"));

    assertThat(seen)
        .withFailMessage(
            "there is room for two; producer-1 put a, and producer-2 was interrupted meanwhile%n"
                + "producer-3 with c: expected put, was %s",
            seen)
        .isEqualTo("put");
  }

  @Test
  @DisplayName("2.5 a consumer who is interrupted at the deque costs no element")
  void anInterruptedConsumerCostsNoElement(Story story) {
    Market market = new Market(story, 2);
    market.puts("producer-1", "a").result();
    market.puts("producer-2", "b").result();
    Checkpoint inside = market.holdInTheDeque("consumer-1");
    market.takes("consumer-1");
    inside.awaitHeld(1);
    Worker<Object> second = market.takes("consumer-2");
    second.settle();
    second.thread().interrupt();
    inside.open();
    story.join();
    boolean empty = List.of("a", "b").contains(second.result());

    Object seen = empty ? "b" : market.seen(market.takes("consumer-3"));

    assertThat(seen)
        .withFailMessage(
            "a and b were there; consumer-2 was interrupted while consumer-1 was taking a%n"
                + "consumer-3: expected b, was %s",
            seen)
        .isEqualTo("b");
  }

  @Test
  @DisplayName("3.1 a consumer who finds nothing waits for the next element")
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
  @DisplayName("3.4 consumers who come before the elements are in the deque wait for them")
  void whoComesBeforeTheElementsWaits(Story story) {
    for (boolean consumersFirst : new boolean[] {true, false}) {
      Market market = new Market(story, 2 * CROWD);
      for (int i = 1; i <= CROWD; i++) {
        market.puts("producer", "a" + i).result();
      }
      Checkpoint inside = market.holdInTheDeque("consumer-1");
      List<Worker<Object>> consumers = new ArrayList<>();
      List<Worker<Object>> producers = new ArrayList<>();

      consumers.add(market.takesTwice("consumer-1"));
      inside.awaitHeld(1);

      // Meanwhile all others come. Whoever leaves the deque is back sooner than those who wait can
      // wake up, so it runs empty. Some locks let in first who came first, and some who came last.
      if (consumersFirst) {
        market.comeForTwo(consumers);
      }
      for (int i = 1; i <= CROWD; i++) {
        producers.add(market.puts("producer-" + i, "b" + i));
      }
      producers.get(CROWD - 1).settle();
      if (!consumersFirst) {
        market.comeForTwo(consumers);
      }
      inside.open();
      List<Object> put = producers.stream().map(market::seen).toList();
      List<Object> seen = consumers.stream().map(market::seen).toList();

      assertThat(seen)
          .withFailMessage(
              "%d elements were there, %d producers came with one each (%s),%n"
                  + "and %d consumers came to take two each%n"
                  + "the consumers: expected two elements for each, was %s",
              CROWD, CROWD, new TreeSet<>(put.stream().map(String::valueOf).toList()), CROWD, seen)
          .allMatch(what -> what.toString().matches("[ab]\\d+ and [ab]\\d+"));
    }
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

    /** The same for a consumer who takes two, without a pause: "a1 and a2". */
    Worker<Object> takesTwice(String consumer) {
      return story.start(
          consumer,
          () -> {
            try {
              String first = queue.take();
              String second = queue.take();
              return first + " and " + second;
            } catch (Exception e) {
              story.note("gets " + e.getClass().getSimpleName());
              return e;
            }
          });
    }

    /** The other consumers of a crowd come, each to take two. */
    void comeForTwo(List<Worker<Object>> consumers) {
      for (int i = 2; i <= CROWD; i++) {
        consumers.add(takesTwice("consumer-" + i));
      }
      consumers.get(CROWD - 1).settle();
    }

    /** What somebody has got who has nothing more to wait for. */
    Object seen(Worker<Object> worker) {
      return worker.ends() ? worker.result() : "still waiting";
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
}

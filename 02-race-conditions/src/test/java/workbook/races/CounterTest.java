package workbook.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 2 · Counter")
@Exercise(module = "02-race-conditions", number = 2)
class CounterTest {

  @Test
  @DisplayName("1.1 two managers change the number at once: no change is lost")
  void noChangeIsLost(Story story) {
    Checkpoint adding = story.checkpoint("adding to the number");
    Counter counter = new Counter(number -> number + 1);

    Worker<Long> first =
        story.start("manager-1", () -> counter.update(adds(story, 10, adding::pass)));
    adding.awaitHeld(1);
    Worker<Long> second = story.start("manager-2", () -> counter.update(adds(story, 5)));
    second.settle();
    adding.open();
    story.join();

    assertThat(counter.get())
        .withFailMessage(
            "manager-2 came in while the operator of manager-1 was at work: a change is lost%n"
                + "they were told %d and %d%n"
                + "0 + 10 + 5: expected 15, was %d",
            first.result(), second.result(), counter.get())
        .isEqualTo(15);
  }

  @Test
  @DisplayName("1.2 no change is lost, however often somebody comes in between")
  void noChangeIsLostHoweverOften(Story story) {
    Counter counter = new Counter(number -> number + 1);
    Crowd others = new Crowd(story, "manager");
    others.step = () -> counter.update(adds(story, 1));

    Worker<Long> first =
        story.start("manager-1", () -> counter.update(adds(story, 10, others::comeIn)));
    first.result();
    story.join();

    int expected = 10 + others.size();
    assertThat(counter.get())
        .withFailMessage(
            "others added 1 again and again while manager-1 was adding 10: a change is lost%n"
                + "sum of all changes: expected %d, was %d",
            expected, counter.get())
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("1.3 update() returns the number that it made")
  void updateReturnsTheNewNumber(Story story) {
    Counter counter = new Counter(number -> number + 1);
    counter.update(number -> 100);

    long told = counter.update(adds(story, 10));

    assertThat(told)
        .withFailMessage("100 was changed by adding 10%nreturned: expected 110, was %d", told)
        .isEqualTo(110);
  }

  @Test
  @DisplayName("1.4 an operator that throws changes nothing and keeps nobody waiting")
  void aThrowingOperatorLeavesTheCounterUsable(Story story) {
    Counter counter = new Counter(number -> number + 1);
    counter.update(number -> 100);
    Worker<Throwable> first =
        story.start(
            "manager-1", () -> catchThrowable(() -> counter.update(throwing(story, "no number"))));
    assertThat(first.result())
        .withFailMessage(
            "the operator of manager-1 threw an exception%n"
                + "exception that reached manager-1: expected \"no number\", was %s",
            first.result() == null ? "none" : first.result())
        .hasMessage("no number");

    Worker<Long> second = story.start("manager-2", () -> counter.update(adds(story, 10)));

    assertThat(second.ends())
        .withFailMessage(
            "manager-2 waits for ever: the operator of manager-1 threw an exception, and nobody"
                + " can change the number since")
        .isTrue();
    assertThat(counter.get())
        .withFailMessage(
            "the operator of manager-1 threw an exception, and the number is wrong since%n"
                + "100 + 10 of manager-2: expected 110, was %d",
            counter.get())
        .isEqualTo(110);
  }

  @Test
  @DisplayName("1.5 two counters do not wait for each other")
  void twoCountersDoNotWaitForEachOther(Story story) {
    Checkpoint adding = story.checkpoint("adding to the number");
    Counter slow = new Counter(number -> number + 1);
    Counter other = new Counter(number -> number + 1);

    story.start("manager-1", () -> slow.update(adds(story, 10, adding::pass)));
    adding.awaitHeld(1);
    Worker<Long> second = story.start("manager-2", () -> other.update(adds(story, 5)));

    assertThat(second.ends())
        .withFailMessage("manager-2 waits for manager-1, who works on a different counter")
        .isTrue();
  }

  @Test
  @DisplayName("2.1 the next number is the one that the rule says")
  void theRuleSaysWhichNumberIsNext(Story story) {
    Counter counter = new Counter(number -> number == 999 ? 1 : number + 1);
    counter.update(number -> 998);

    List<Long> drawn = List.of(counter.increment(), counter.increment(), counter.increment());

    assertThat(drawn)
        .withFailMessage(
            "the rule says that 1 comes after 999%n"
                + "drawn after 998: expected [999, 1, 2], was %s",
            drawn)
        .containsExactly(999L, 1L, 2L);
  }

  @Test
  @DisplayName("2.2 two customers draw at once: each gets a number of his own")
  void eachCustomerGetsANumberOfHisOwn(Story story) {
    Checkpoint drawing = story.checkpoint("drawing a number");
    Counter counter = new Counter(adds(story, 1, drawing::pass));

    Worker<Long> first = story.start("customer-1", counter::increment);
    drawing.awaitHeld(1);
    Worker<Long> second = story.start("customer-2", counter::increment);
    second.settle();
    drawing.open();

    List<Long> drawn = sorted(first.result(), second.result());
    assertThat(drawn)
        .withFailMessage(
            "customer-2 came in while customer-1 was drawing: they hold the same number%n"
                + "numbers drawn: expected [1, 2], was %s",
            drawn)
        .containsExactly(1L, 2L);
  }

  @Test
  @DisplayName("2.3 each gets a number of his own, however many come in between")
  void eachGetsANumberOfHisOwnHoweverMany(Story story) {
    Crowd others = new Crowd(story, "customer");
    Counter counter = new Counter(adds(story, 1, others::comeIn));
    others.step = counter::increment;

    Worker<Long> first = story.start("customer-1", counter::increment);
    first.result();
    story.join();

    List<Long> drawn = new ArrayList<>(others.results());
    drawn.add(first.result());
    drawn.sort(null);
    List<Long> expected = LongStream.rangeClosed(1, drawn.size()).boxed().toList();
    assertThat(drawn)
        .withFailMessage(
            "others came in while customer-1 was drawing: the same number was drawn twice%n"
                + "numbers drawn: expected %s, was %s",
            expected, drawn)
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("2.4 a customer does not undo what the manager does meanwhile")
  void drawingDoesNotUndoAnUpdate(Story story) {
    Checkpoint drawing = story.checkpoint("drawing a number");
    Counter counter = new Counter(adds(story, 1, drawing::pass));

    story.start("customer-1", counter::increment);
    drawing.awaitHeld(1);
    Worker<Long> manager = story.start("manager-1", () -> counter.update(adds(story, 10)));
    manager.settle();
    drawing.open();
    story.join();

    assertThat(counter.get())
        .withFailMessage(
            "manager-1 added 10 while customer-1 was drawing: one of the two is lost%n"
                + "0 + 10 + 1: expected 11, was %d",
            counter.get())
        .isEqualTo(11);
  }

  @Test
  @DisplayName("2.5 the manager does not undo what a customer does meanwhile")
  void anUpdateDoesNotUndoDrawing(Story story) {
    Checkpoint adding = story.checkpoint("adding to the number");
    Counter counter = new Counter(adds(story, 1));

    story.start("manager-1", () -> counter.update(adds(story, 10, adding::pass)));
    adding.awaitHeld(1);
    Worker<Long> customer = story.start("customer-1", counter::increment);
    customer.settle();
    adding.open();
    story.join();

    assertThat(counter.get())
        .withFailMessage(
            "customer-1 drew a number while manager-1 was adding 10: one of the two is lost%n"
                + "0 + 10 + 1: expected 11, was %d",
            counter.get())
        .isEqualTo(11);
  }

  @Test
  @DisplayName("2.6 a rule that throws changes nothing and keeps nobody waiting")
  void aThrowingRuleLeavesTheCounterUsable(Story story) {
    AtomicBoolean outOfPaper = new AtomicBoolean(true);
    LongUnaryOperator fails = throwing(story, "out of paper");
    Counter counter =
        new Counter(number -> outOfPaper.get() ? fails.applyAsLong(number) : number + 1);
    Worker<Throwable> first = story.start("customer-1", () -> catchThrowable(counter::increment));
    assertThat(first.result())
        .withFailMessage(
            "the rule threw an exception%n"
                + "exception that reached customer-1: expected \"out of paper\", was %s",
            first.result() == null ? "none" : first.result())
        .hasMessage("out of paper");
    outOfPaper.set(false);

    Worker<Long> second = story.start("customer-2", counter::increment);

    assertThat(second.ends())
        .withFailMessage(
            "customer-2 waits for ever: the rule threw an exception at customer-1, and nobody can"
                + " draw a number since")
        .isTrue();
    assertThat(second.result())
        .withFailMessage(
            "customer-1 got an exception, and the number changed all the same%n"
                + "number drawn by customer-2: expected 1, was %d",
            second.result())
        .isEqualTo(1);
  }

  /** By inspection: no test can make a thread see an old number for sure. */
  @Test
  @DisplayName("3.1 get() sees what other threads have changed (by inspection)")
  void getSeesWhatOthersChange(Story story) {
    Counter counter = new Counter(number -> number + 1);
    Inspection inspection = new Inspection(counter, true);
    counter.update(number -> 100);

    assertThat(inspection.isWithoutLock(story, counter::get) && !findsAField(inspection))
        .withFailMessage(
            "get() waits for nobody, and nothing in the class makes it see a change: it may show an"
                + " old number for ever%n(found by looking at the class, since luck decides how"
                + " long a number stays old)%nfields that show their changes to other threads:"
                + " expected at least 1, was 0%nfields looked at: %s",
            inspection.fields())
        .isFalse();
  }

  /** By inspection, too; but whether the threads wait for each other is seen for sure. */
  @Test
  @DisplayName("3.2 get() takes part in whatever the managers wait for (by inspection)")
  void getTakesPartInTheWaiting(Story story) {
    Checkpoint adding = story.checkpoint("adding to the number");
    Counter counter = new Counter(number -> number + 1);
    Inspection inspection = new Inspection(counter, true);

    story.start("manager-1", () -> counter.update(adds(story, 10, adding::pass)));
    adding.awaitHeld(1);
    boolean managersWait =
        story.start("manager-2", () -> counter.update(adds(story, 5))).settle().isWaiting();
    boolean boardWaits = story.start("board", counter::get).settle().isWaiting();
    adding.open();
    story.join();

    assertThat(managersWait && !boardWaits && !findsAField(inspection))
        .withFailMessage(
            "manager-2 waited for manager-1, but the board did not, and nothing in the class makes"
                + " it see a change: it may show an old number for ever%n(found by looking at the"
                + " class, since luck decides how long a number stays old)%nfields that show their"
                + " changes to other threads: expected at least 1, was 0%nfields looked at: %s",
            inspection.fields())
        .isFalse();
  }

  @Test
  @DisplayName("3.3 the board never shows a number that nobody has set")
  void theBoardShowsOnlyNumbersThatWereSet(Story story) {
    Checkpoint adding = story.checkpoint("adding to the number");
    Counter counter = new Counter(number -> number + 1);
    counter.update(number -> 100);

    story.start("manager-1", () -> counter.update(adds(story, 10, adding::pass)));
    adding.awaitHeld(1);
    Worker<Long> board = story.start("board", counter::get);
    board.settle();
    adding.open();

    assertThat(board.result())
        .withFailMessage(
            "the board looked while manager-1 was adding 10 to 100%n"
                + "shown: expected 100 or 110, was %d",
            board.result())
        .isIn(100L, 110L);
  }

  private static LongUnaryOperator adds(Story story, long amount) {
    return adds(story, amount, () -> {});
  }

  /** Adds the amount, and writes it down; lets a test come in between. */
  private static LongUnaryOperator adds(Story story, long amount, Runnable meanwhile) {
    return number -> {
      story.note("takes " + number);
      meanwhile.run();
      story.note("makes it " + (number + amount));
      return number + amount;
    };
  }

  private static LongUnaryOperator throwing(Story story, String message) {
    return number -> {
      story.note("throws: " + message);
      throw new IllegalStateException(message);
    };
  }

  private static List<Long> sorted(long first, long second) {
    return LongStream.of(first, second).sorted().boxed().toList();
  }

  /** While number 1 is at work others come in, and leave before he goes on, unless they wait. */
  private static final class Crowd {
    private static final int MOST = 4;

    private final Story story;
    private final String name;
    private final List<Worker<Long>> others = new CopyOnWriteArrayList<>();
    private volatile boolean waits;
    private volatile Callable<Long> step;

    Crowd(Story story, String name) {
      this.story = story;
      this.name = name;
    }

    void comeIn() {
      boolean isFirst = Thread.currentThread().getName().equals(name + "-1");
      if (isFirst && others.size() < MOST && !waits) {
        Worker<Long> other = story.start(name + "-" + (others.size() + 2), step);
        others.add(other);
        waits = other.settle().isWaiting();
      }
    }

    int size() {
      return others.size();
    }

    List<Long> results() {
      return others.stream().map(Worker::result).toList();
    }
  }

  /** Whether there is a field that can carry a number from one thread to another. */
  private static boolean findsAField(Inspection inspection) {
    return inspection.parts().stream().anyMatch(part -> showsItsChanges(inspection, part));
  }

  private static boolean showsItsChanges(Inspection inspection, Inspection.Part part) {
    boolean isVolatile = Modifier.isVolatile(part.field().getModifiers());
    boolean stays = Inspection.valueOf(part.field(), part.owner()) == part.value();
    return isVolatile && part.field().getType() != boolean.class
        || stays && inspection.isMadeForThreads(part.value());
  }
}

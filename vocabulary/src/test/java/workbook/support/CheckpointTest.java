package workbook.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workbook.support.StoryTest.tell;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Worker.Rest;

@DisplayName("A checkpoint holds threads until the test opens it")
class CheckpointTest {

  @Test
  @DisplayName("everybody is held who comes, and everybody goes on once it is open")
  void holdsAndOpens() {
    tell(
        story -> {
          Checkpoint reading = story.checkpoint("reading");
          List<Worker<Void>> tellers =
              List.of(
                  story.start("teller-1", reading::pass), story.start("teller-2", reading::pass));
          reading.awaitHeld(2);
          assertThat(tellers).extracting(Worker::settle).containsOnly(Rest.HELD);

          reading.open();
          story.join();
          assertThat(tellers).extracting(Worker::settle).containsOnly(Rest.FINISHED);
        });
  }

  @Test
  @DisplayName("who comes after it was opened is not held")
  void openStaysOpen() {
    tell(
        story -> {
          Checkpoint reading = story.checkpoint("reading");
          reading.open();
          assertThat(story.start("teller-1", reading::pass).settle()).isEqualTo(Rest.FINISHED);
        });
  }

  @Test
  @DisplayName("an interrupt does not end the wait, and is kept for later")
  void keepsInterrupts() {
    tell(
        story -> {
          Checkpoint reading = story.checkpoint("reading");
          Worker<Boolean> teller =
              story.start(
                  "teller-1",
                  () -> {
                    reading.pass();
                    return Thread.currentThread().isInterrupted();
                  });
          reading.awaitHeld(1);
          teller.thread().interrupt();
          assertThat(teller.settle()).isEqualTo(Rest.HELD);
          reading.open();
          assertThat(teller.result()).isTrue();
        });
  }

  @Test
  @DisplayName("a thread that was interrupted before it came is held all the same")
  void holdsInterruptedThreads() {
    tell(
        story -> {
          Checkpoint reading = story.checkpoint("reading");
          Worker<Boolean> teller =
              story.start(
                  "teller-1",
                  () -> {
                    Thread.currentThread().interrupt();
                    reading.pass();
                    return Thread.currentThread().isInterrupted();
                  });
          reading.awaitHeld(1);
          reading.open();
          assertThat(teller.result()).isTrue();
        });
  }

  @Test
  @DisplayName("waiting for somebody who cannot come fails, and names the place")
  void waitingForNobodyFails() {
    assertThatThrownBy(
            () ->
                tell(
                    story -> {
                      Checkpoint reading = story.checkpoint("reading the vault");
                      story.start("teller-1", reading::pass);
                      reading.awaitHeld(2);
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "waited in vain for 2 threads to come to: reading the vault\n"
                + "  teller-1 is held by the test");
  }
}

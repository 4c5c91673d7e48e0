package workbook.support;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.support.StoryTest.tell;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The timeline tells who did what, in which order")
class TimelineTest {

  @Test
  @DisplayName("every thread has a column, in the order in which they appear")
  void oneColumnAThread() {
    assertThat(
            timelineOf(
                "teller-2: reads 1000",
                "teller-1: reads 1000",
                "teller-1: stores 300",
                "teller-2: stores 500"))
        .isEqualTo(
            """
             teller-2            teller-1
             reads 1000
                                 reads 1000
                                 stores 300
             stores 500
            """);
  }

  @Test
  @DisplayName("a long step goes on under the other columns, and a column has room for its name")
  void longSteps() {
    assertThat(
            timelineOf(
                "teller-1: reads the balance of the account",
                "the auditor of the bank: reads 0",
                "teller-3: leaves"))
        .isEqualTo(
            """
             teller-1                 the auditor of the bank  teller-3
             reads the balance of the account
                                      reads 0
                                                               leaves
            """);
  }

  @Test
  @DisplayName("it fits a terminal of 80 columns, with six threads, too")
  void fitsATerminal() {
    String[] steps = new String[6];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = "teller-" + i + ": reads the balance of the account, and then all the others too";
    }
    assertThat(timelineOf(steps).lines()).allMatch(line -> line.length() <= 78);
    assertThat(timelineOf(steps).lines().skip(6)).allMatch(line -> line.endsWith("…"));
  }

  @Test
  @DisplayName("what happens when the test is over is not in it")
  void nothingAfterTheEnd() {
    Story[] told = new Story[1];
    Worker<?>[] late = new Worker<?>[1];
    tell(
        story -> {
          told[0] = story;
          Checkpoint serving = story.checkpoint("serving");
          late[0] =
              story.start(
                  "teller-1",
                  () -> {
                    story.note("begins to serve");
                    serving.pass();
                    story.note("has served");
                  });
          serving.awaitHeld(1);
        });
    late[0].result();
    assertThat(told[0].timeline()).isEqualTo(" teller-1\n begins to serve\n");
  }

  @Test
  @DisplayName("only the last steps are kept, and it says how many there were before")
  void onlyTheLastSteps() {
    String[] steps = new String[100];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = "teller-1: step " + i;
    }
    assertThat(timelineOf(steps).lines())
        .hasSize(26)
        .startsWith(" teller-1", " … 76 steps before these", " step 76")
        .endsWith(" step 99");
  }

  @Test
  @DisplayName("a thread whose steps are all forgotten has no column")
  void noEmptyColumn() {
    String[] steps = new String[25];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (i == 0 ? "early: " : "late: ") + "step " + i;
    }
    assertThat(timelineOf(steps)).doesNotContain("early").startsWith(" late\n");
  }

  @Test
  @DisplayName("nothing was noted: there is no table")
  void nothingNoted() {
    assertThat(new Timeline().toString()).isEmpty();
  }

  @Test
  @DisplayName("a story writes its threads' steps down under their names")
  void theStoryNotesSteps() {
    Story[] told = new Story[1];
    tell(
        story -> {
          told[0] = story;
          story.note("opens the bank");
          story.start("teller-1", () -> story.note("reads 1000")).result();
        });
    assertThat(told[0].timeline())
        .isEqualTo(
            """
             the test            teller-1
             opens the bank
                                 reads 1000
            """);
  }

  /** Each step is written down by a thread of that name: "name: step". */
  private static String timelineOf(String... steps) {
    Timeline timeline = new Timeline();
    Thread self = Thread.currentThread();
    String name = self.getName();
    for (String step : steps) {
      String[] whoAndWhat = step.split(": ");
      self.setName(whoAndWhat[0]);
      timeline.add(whoAndWhat[1]);
    }
    self.setName(name);
    return timeline.toString();
  }
}

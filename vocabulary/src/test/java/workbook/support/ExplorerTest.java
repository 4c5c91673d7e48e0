package workbook.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.fixtures.OddTest;

@DisplayName("Explorer")
@Timeout(60)
class ExplorerTest {
  private Explorer explorer;

  /** These start no threads, so they are explored in both ways: as if they did, and as they do. */
  static List<String> withoutThreads() {
    return List.of(
        "waits deep inside",
        "throws inside",
        "patience of an hour",
        "patience at its end",
        "waits a little",
        "fair lock",
        "park",
        "parks for an hour",
        "references",
        "mixes",
        "meets",
        "reads and writes",
        "stamped lock",
        "waits in a collection",
        "bystander",
        "sleeps",
        "interrupts itself",
        "synchronized on what is handed in");
  }

  @ParameterizedTest
  @MethodSource("withoutThreads")
  @ValueSource(
      strings = {
        "starts a thread",
        "starts a thread and leaves",
        "common pool",
        "pool",
        "own pool",
        "end of a thread",
        "waits in the JDK"
      })
  @DisplayName("right code is green, in whatever way it is written")
  void rightCodeIsGreen(String name) {
    assertThat(explore("right", name, "", weaver())).isNull();
    assertThat(explorer.schedules()).isGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("withoutThreads")
  @DisplayName("right code that starts no threads is green")
  void rightCodeWithoutThreadsIsGreen(String name) {
    assertThat(explore("right", name, "", weaver().withoutThreads())).isNull();
    assertThat(explorer.schedules()).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deadlock",
        "deadlock beside a sleeper",
        "lost update",
        "spins",
        "spins without a step",
        "catches everything",
        "exits",
        "halts",
        "exits by reflection",
        "waits forever",
        "reads again",
        "asks for an interrupt afterwards",
        "woken for no reason",
        "forgets an interrupt"
      })
  @DisplayName("wrong code is red, and ends")
  void wrongCodeIsRed(String name) {
    assertThat(explore("wrong", name, "", weaver())).isInstanceOf(Finding.class);
    assertThat(explore("wrong", name, "", weaver().withoutThreads())).isInstanceOf(Finding.class);
  }

  @Test
  @DisplayName("a deadlock is told with places, locks and owners")
  void aDeadlockIsTold() {
    assertThat(explore("wrong", "deadlock", "", weaver()).getMessage())
        .matches("(?s)nobody can go on.*a waits at Odd.java:\\d+ for an Object, which b has.*")
        .matches("(?s).*b waits at Odd.java:\\d+ for an Object, which a has.*");
  }

  @Test
  @DisplayName("the code of a finding plays the same schedule again")
  void theCodePlaysItAgain() {
    Finding first = (Finding) explore("wrong", "lost update", "", weaver());
    Finding again = (Finding) explore("wrong", "lost update", first.code, weaver());

    assertThat(again).hasMessage(first.getMessage());
    assertThat(again.table).isEqualTo(first.table).startsWith(" a   ").contains("b\n");
    assertThat(explorer.schedules()).isEqualTo(1);
  }

  private static Weaver weaver() {
    return new Weaver(OddTest.class, true);
  }

  private Throwable explore(String kind, String name, String code, Weaver weaver) {
    explorer = new Explorer(weaver, new Telling(OddTest.class), code);
    return catchThrowable(
        () -> {
          Method method =
              weaver
                  .loadClass(OddTest.class.getName())
                  .getMethod(kind, String.class, Explorer.class);
          try {
            method.invoke(null, name, explorer);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}

package workbook.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.opentest4j.TestAbortedException;
import workbook.fixtures.Crossing;

@DisplayName("The story teller says how a test failed")
class StoryTellerTest {
  private final StoryTeller teller = new StoryTeller();
  private final ExtensionContext context = contextOf("1.1 no withdrawal is lost");

  @Test
  @DisplayName("a failure is told with its number, what was seen, the timeline, and the hint")
  void everythingIsTold() {
    assertThatThrownBy(
            () ->
                run(
                    story -> {
                      story.note("reads 1000");
                      throw new AssertionError("a withdrawal is lost\nexpected 1000, was 1700");
                    }))
        .isExactlyInstanceOf(AssertionError.class)
        .message()
        .isEqualToNormalizingNewlines(
            """
            1.1: a withdrawal is lost

             the test
             reads 1000

            expected 1000, was 1700
            Hint: 02-race-conditions/README.md, exercise 7
            """);
  }

  @Test
  @DisplayName("where nothing was noted, no timeline is told")
  void noTimeline() {
    assertThatThrownBy(
            () ->
                run(
                    story -> {
                      throw new AssertionError("a withdrawal is lost");
                    }))
        .message()
        .isEqualToNormalizingNewlines(
            """
            1.1: a withdrawal is lost
            Hint: 02-race-conditions/README.md, exercise 7
            """);
  }

  @Test
  @DisplayName("an exception is told by its name and words")
  void anException() {
    assertThatThrownBy(
            () ->
                run(
                    story -> {
                      throw new UnsupportedOperationException("TODO 1: start the workers");
                    }))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageContaining("UnsupportedOperationException: TODO 1: start the workers");
  }

  @Test
  @DisplayName("waiting in vain is told with its hint, too")
  void waitingInVain() {
    assertThatThrownBy(() -> run(story -> story.checkpoint("reading the vault").awaitHeld(1)))
        .message()
        .isEqualToNormalizingNewlines(
            """
            1.1: waited in vain for 1 thread to come to: reading the vault
            Hint: 02-race-conditions/README.md, exercise 7
            """);
  }

  @Test
  @DisplayName("the stack trace shows the lines of the exercise and the test, and nothing else")
  void theStackTrace() {
    AssertionError failure =
        catchThrowableOfType(
            AssertionError.class,
            () ->
                run(
                    story -> {
                      Runnable stuck =
                          () -> {
                            throw new IllegalStateException("the vault is stuck");
                          };
                      Crossing.permits(new Semaphore(1), new Semaphore(1), stuck);
                    }));
    assertThat(failure.getStackTrace())
        .extracting(StackTraceElement::getClassName)
        .containsExactly(Crossing.class.getName());
  }

  @Test
  @DisplayName("a test that passes passes")
  void passing() {
    assertThatCode(() -> run(story -> story.note("reads 1000"))).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("a test that is called off is not a failure")
  void calledOff() {
    assertThatThrownBy(() -> run(story -> Assumptions.abort("not on this machine")))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("not on this machine");
  }

  @Test
  @DisplayName("a test gets a story, and nothing else, as its parameter; each test its own")
  void parameters() throws Exception {
    assertThat(teller.supportsParameter(parameterOf("takesAStory", Story.class), context)).isTrue();
    assertThat(teller.supportsParameter(parameterOf("takesAText", String.class), context))
        .isFalse();
    assertThat(teller.resolveParameter(null, context))
        .isSameAs(teller.resolveParameter(null, context))
        .isNotSameAs(teller.resolveParameter(null, contextOf("1.2 another test")));
  }

  @Exercise(module = "02-race-conditions", number = 7)
  private static final class Sample {
    @SuppressWarnings("unused")
    void takesAStory(Story story) {}

    @SuppressWarnings("unused")
    void takesAText(String text) {}
  }

  private void run(StoryTest.Tale test) throws Throwable {
    Story story = (Story) teller.resolveParameter(null, context);
    teller.interceptTestMethod(
        () -> {
          test.tell(story);
          return null;
        },
        null,
        context);
  }

  private static ParameterContext parameterOf(String method, Class<?> type) throws Exception {
    Object parameter = Sample.class.getDeclaredMethod(method, type).getParameters()[0];
    return fake(ParameterContext.class, Map.of("getParameter", arguments -> parameter));
  }

  private static ExtensionContext contextOf(String displayName) {
    Map<Object, Object> values = new HashMap<>();
    ExtensionContext.Store store =
        fake(
            ExtensionContext.Store.class,
            Map.of(
                "computeIfAbsent",
                arguments -> values.computeIfAbsent(arguments[0], createdBy(arguments[1])),
                "get",
                arguments -> values.get(arguments[0])));
    return fake(
        ExtensionContext.class,
        Map.of(
            "getDisplayName", arguments -> displayName,
            "getParent", arguments -> Optional.empty(),
            "getRequiredTestClass", arguments -> Sample.class,
            "getStore", arguments -> store,
            "getUniqueId", arguments -> displayName));
  }

  @SuppressWarnings("unchecked")
  private static Function<Object, Object> createdBy(Object function) {
    return (Function<Object, Object>) function;
  }

  /** Answers the methods that are listed, and no others. */
  private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName()).apply(arguments)));
  }
}

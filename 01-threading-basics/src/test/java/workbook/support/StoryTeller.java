package workbook.support;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Hands each test its story and tells how it failed: what was seen, the timeline, the hint. */
final class StoryTeller implements ParameterResolver, InvocationInterceptor {
  private static final String RUNAWAY = "runaway";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Story.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return storyOf(context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    Story story = storyOf(context);
    try {
      refuseBesideARunaway(context);
      story.tell(
          () -> {
            try {
              test.proceed();
            } catch (Error | Exception e) {
              throw e;
            } catch (Throwable e) {
              throw new AssertionError(e);
            }
          });
    } catch (AssertionError failure) {
      if (failure.getCause() instanceof TestAbortedException aborted) {
        throw aborted;
      }
      Thread runaway = story.runaway();
      if (runaway != null) {
        storeOfTheClass(context).put(RUNAWAY, new Runaway(runaway, numberOf(context)));
      }
      throw told(failure, story, context);
    }
  }

  /** A thread that a failed test has left behind, running; and the test's number. */
  private record Runaway(Thread thread, String number) {}

  /**
   * Beside a thread that never ends, each test would wait in vain for seconds, and say the same.
   */
  private static void refuseBesideARunaway(ExtensionContext context) {
    Runaway runaway = storeOfTheClass(context).get(RUNAWAY, Runaway.class);
    if (runaway != null && runaway.thread().isAlive()) {
      String exercise = exerciseOf(context);
      throw new AssertionError(
          "not tried, since a thread of test %s still runs, and never seems to end%n  %s"
              .formatted(runaway.number(), new Watch(runaway.thread()).describe(false, exercise)));
    }
  }

  private static ExtensionContext.Store storeOfTheClass(ExtensionContext context) {
    return storeOf(context.getParent().orElse(context));
  }

  private static ExtensionContext.Store storeOf(ExtensionContext context) {
    return context.getStore(
        ExtensionContext.Namespace.create(StoryTeller.class, context.getUniqueId()));
  }

  private static String exerciseOf(ExtensionContext context) {
    return context.getRequiredTestClass().getSimpleName().replaceFirst("Test$", "");
  }

  private static String numberOf(ExtensionContext context) {
    return context.getDisplayName().replaceFirst(" .*", "");
  }

  private static Story storyOf(ExtensionContext context) {
    String exercise = exerciseOf(context);
    return storeOf(context).computeIfAbsent(Story.class, type -> new Story(exercise), Story.class);
  }

  private static AssertionError told(
      AssertionError failure, Story story, ExtensionContext context) {
    Exercise exercise = context.getRequiredTestClass().getAnnotation(Exercise.class);
    String number = numberOf(context);
    String[] said = (String.valueOf(failure.getMessage()).strip() + "\n").split("\\R", 2);
    Finding found = failure instanceof Finding finding ? finding : null;
    String table = found == null ? story.timeline() : found.table;
    String timeline = table.isEmpty() ? "" : "\n" + table + "\n";
    String again =
        found == null ? "" : "The same order again: -Dworkbook.schedule=" + found.code + "\n";
    String hint =
        "Hint: %s/README.md, exercise %d%n".formatted(exercise.module(), exercise.number());
    String message = number + ": " + said[0] + "\n" + timeline + said[1] + again + hint;
    AssertionError told = new AssertionError(message);
    Throwable thrown = failure.getCause() == null ? failure : failure.getCause();
    told.setStackTrace(
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("workbook."))
            .filter(frame -> !frame.getClassName().startsWith("workbook.support."))
            .toArray(StackTraceElement[]::new));
    return told;
  }
}

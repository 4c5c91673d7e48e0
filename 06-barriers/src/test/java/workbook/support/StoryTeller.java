package workbook.support;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Hands each test its story and tells how it failed: what was seen, the timeline, the hint. */
final class StoryTeller implements ParameterResolver, InvocationInterceptor {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Story.class
        || parameter.getParameter().getType() == Explorer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Story.class
        ? storyOf(context)
        : explorerOf(context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    Story story = storyOf(context);
    try {
      story.tell(
          () -> {
            try {
              run(test, method, context);
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
      throw told(failure, story, context);
    }
  }

  /**
   * The test and the exercise are loaded anew, woven: each line of the exercise is a step if the
   * test wants to explore, and the exercise cannot end the JVM in any case.
   */
  private static void run(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    test.skip();
    Class<?> again = weaverOf(context).loadClass(context.getRequiredTestClass().getName());
    Class<?>[] types = method.getExecutable().getParameterTypes();
    Method woven = again.getDeclaredMethod(method.getExecutable().getName(), types);
    woven.setAccessible(true);
    Constructor<?> constructor = again.getDeclaredConstructor();
    constructor.setAccessible(true);
    try {
      woven.invoke(constructor.newInstance(), method.getArguments().toArray());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      report(context);
    }
  }

  private static void report(ExtensionContext context) {
    Explorer explorer = storeOf(context).get(Explorer.class, Explorer.class);
    if (explorer != null) {
      context.publishReportEntry(
          Map.of(
              "schedules", String.valueOf(explorer.schedules()),
              "complete", String.valueOf(explorer.isComplete()),
              "millis", String.valueOf(explorer.millis())));
    }
  }

  private static ExtensionContext.Store storeOf(ExtensionContext context) {
    return context.getStore(
        ExtensionContext.Namespace.create(StoryTeller.class, context.getUniqueId()));
  }

  private static Weaver weaverOf(ExtensionContext context) {
    boolean explores =
        Arrays.asList(context.getRequiredTestMethod().getParameterTypes()).contains(Explorer.class);
    return storeOf(context)
        .computeIfAbsent(
            Weaver.class,
            type -> new Weaver(context.getRequiredTestClass(), explores),
            Weaver.class);
  }

  private static Explorer explorerOf(ExtensionContext context) {
    return storeOf(context)
        .computeIfAbsent(
            Explorer.class,
            type -> new Explorer(weaverOf(context), new Telling(context.getRequiredTestClass())),
            Explorer.class);
  }

  private static Story storyOf(ExtensionContext context) {
    String exercise = context.getRequiredTestClass().getSimpleName().replaceFirst("Test$", "");
    return storeOf(context).computeIfAbsent(Story.class, type -> new Story(exercise), Story.class);
  }

  private static AssertionError told(
      AssertionError failure, Story story, ExtensionContext context) {
    Exercise exercise = context.getRequiredTestClass().getAnnotation(Exercise.class);
    String number = context.getDisplayName().replaceFirst(" .*", "");
    String[] said = (String.valueOf(failure.getMessage()).strip() + "\n").split("\\R", 2);
    Explorer explorer = storeOf(context).get(Explorer.class, Explorer.class);
    boolean explored = explorer != null && !explorer.table().isEmpty();
    String table = explored ? explorer.table() : story.timeline();
    String timeline = table.isEmpty() ? "" : "\n" + table + "\n";
    String again =
        explored ? "The same order again: -Dworkbook.schedule=" + explorer.code() + "\n" : "";
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

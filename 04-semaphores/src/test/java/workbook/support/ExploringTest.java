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

/**
 * Runs each test with its exercise loaded anew. If the test takes an {@link Explorer}, each line of
 * the exercise is a step; in any test the exercise cannot end the JVM.
 */
final class ExploringTest implements ParameterResolver, InvocationInterceptor {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Explorer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return storeOf(context)
        .computeIfAbsent(
            Explorer.class,
            type -> new Explorer(weaverOf(context), new Telling(context.getRequiredTestClass())),
            Explorer.class);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    test.skip();
    Class<?> again = weaverOf(context).loadClass(context.getRequiredTestClass().getName());
    Method woven =
        again.getDeclaredMethod(
            method.getExecutable().getName(), method.getExecutable().getParameterTypes());
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

  private static Weaver weaverOf(ExtensionContext context) {
    boolean explores =
        Arrays.asList(context.getRequiredTestMethod().getParameterTypes()).contains(Explorer.class);
    return storeOf(context)
        .computeIfAbsent(
            Weaver.class,
            type -> new Weaver(context.getRequiredTestClass(), explores),
            Weaver.class);
  }

  private static ExtensionContext.Store storeOf(ExtensionContext context) {
    return context.getStore(
        ExtensionContext.Namespace.create(ExploringTest.class, context.getUniqueId()));
  }
}

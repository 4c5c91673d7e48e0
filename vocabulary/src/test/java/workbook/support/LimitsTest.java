package workbook.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.fixtures.Crossing;

/** The true limits take seconds, so these stories have a vocabulary of their own, scaled down. */
@DisplayName("Every story ends within the limits")
class LimitsTest {
  private final AtomicBoolean closed = new AtomicBoolean();

  @AfterEach
  void letSpinnersGo() {
    closed.set(true);
  }

  @Test
  @DisplayName("a test body that never ends is told at the limit, with its line")
  void aSpinningTest() {
    assertThat(failureOf(SpinningTest.class, 0.02))
        .matches(
            "no end of waiting for the test to finish\n"
                + "  the test is running at Crossing\\.spin\\(Crossing\\.java:\\d+\\)");
  }

  @Test
  @DisplayName("a step that waits for a spinning worker is told at the limit, with its line")
  void aSpinningWorker() {
    assertThat(failureOf(SpinningWorker.class, 0.25))
        .matches(
            "no end of waiting for teller-1 to finish\n"
                + "  teller-1 is running at Crossing\\.spin\\(Crossing\\.java:\\d+\\)");
  }

  @Test
  @DisplayName("a worker that waits long, but will wake by itself, is no deadlock")
  void aSlowWorker() {
    assertThat(failureOf(SlowWorker.class, 0.2)).isEqualTo("none");
  }

  public static final class SpinningTest implements Function<AtomicBoolean, String> {
    @Override
    public String apply(AtomicBoolean closed) {
      return failureOf(story -> Crossing.spin(closed));
    }
  }

  public static final class SpinningWorker implements Function<AtomicBoolean, String> {
    @Override
    public String apply(AtomicBoolean closed) {
      return failureOf(story -> story.start("teller-1", () -> Crossing.spin(closed)).result());
    }
  }

  public static final class SlowWorker implements Function<AtomicBoolean, String> {
    @Override
    public String apply(AtomicBoolean closed) {
      long enoughForADeadlock = 2L * (Limits.DEADLOCK + Limits.HOPELESS);
      return failureOf(
          story ->
              story
                  .start(
                      "teller-1",
                      () ->
                          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(enoughForADeadlock)))
                  .result());
    }
  }

  private static String failureOf(StoryTest.Tale tale) {
    try {
      StoryTest.tell(tale);
      return "none";
    } catch (AssertionError failure) {
      return failure.getMessage();
    }
  }

  /** Tells the tale in a copy of the vocabulary whose limits are scaled. */
  private String failureOf(Class<? extends Function<AtomicBoolean, String>> tale, double slow) {
    String before = System.getProperty("workbook.slow");
    System.setProperty("workbook.slow", String.valueOf(slow));
    try {
      Object copy =
          new CopyOfTheVocabulary()
              .loadClass(tale.getName())
              .getDeclaredConstructor()
              .newInstance();
      @SuppressWarnings("unchecked")
      Function<AtomicBoolean, String> function = (Function<AtomicBoolean, String>) copy;
      return function.apply(closed);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      if (before == null) {
        System.clearProperty("workbook.slow");
      } else {
        System.setProperty("workbook.slow", before);
      }
    }
  }

  /** Loads the classes of this package once more, so that their constants are set anew. */
  private static final class CopyOfTheVocabulary extends ClassLoader {
    CopyOfTheVocabulary() {
      super(LimitsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith("workbook.support.") || findLoadedClass(name) != null) {
          return super.loadClass(name, resolve);
        }
        try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
          byte[] code = bytes.readAllBytes();
          return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    }
  }

  @Test
  @DisplayName("a slow machine gets more time, if it is asked for in numbers")
  void slowMachines() {
    assertThat(Limits.scaleOf("3")).isEqualTo(3);
    assertThat(Limits.scaleOf("2.5")).isEqualTo(2.5);
    assertThat(Limits.scaleOf("very")).isEqualTo(1);
    assertThat(Limits.scaleOf("0")).isEqualTo(1);
    assertThat(Limits.scaleOf("NaN")).isEqualTo(1);
    assertThat(Limits.scaleOf("1000")).isEqualTo(1);
  }
}

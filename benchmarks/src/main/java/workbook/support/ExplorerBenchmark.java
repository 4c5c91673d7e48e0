package workbook.support;

import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import workbook.benchmarks.Till;
import workbook.benchmarks.TillTest;

/**
 * What the explorer costs: a step that changes nothing in who moves, beside the same step without
 * it, and whole schedules. In the package of the vocabulary, since only that can make an explorer.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExplorerBenchmark {
  private static final int TURNS = 1_800;
  private static final int STEPS = 2 * TURNS; // fewer than the decisions that a schedule may have

  /** How many schedules were played; JMH divides by the time. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counted {
    public long schedules;
  }

  /** Of a benchmark with several threads. */
  @State(Scope.Benchmark)
  public static class Crowd {
    @Param({"2", "3"})
    public int threads;
  }

  private Weaver weaver;
  private Class<?> woven;

  @Setup
  public void weave() throws ClassNotFoundException {
    weaver = new Weaver(TillTest.class, true);
    woven = weaver.loadClass(TillTest.class.getName());
  }

  private Explorer explore(String scenario, int size, String code) throws Exception {
    Explorer explorer = new Explorer(weaver, new Telling(TillTest.class), code);
    Method method = woven.getMethod(scenario, Explorer.class, int.class);
    method.invoke(null, explorer, size);
    return explorer;
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  @OperationsPerInvocation(STEPS)
  public long stepWithoutExplorer() {
    return new Till().countWithoutLock(TURNS);
  }

  /** One schedule is played; its beginning and its end are in the time, too. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  @OperationsPerInvocation(STEPS)
  public Explorer step() throws Exception {
    return explore("steps", TURNS, "1:");
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public Explorer scheduleWithoutSteps() throws Exception {
    return explore("steps", 0, "1:");
  }

  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public void schedules(Crowd crowd, Counted counted) throws Exception {
    counted.schedules += explore("threads", crowd.threads, "").schedules();
  }
}

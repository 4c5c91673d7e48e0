package workbook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import workbook.ToyCourse;

@DisplayName("Judging answers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgeTest {
  private ToyCourse toys;
  private AnswerCompiler compiler;
  private Judge judge;
  private int answers;

  @BeforeAll
  void makeJudge(@TempDir Path folder) throws Exception {
    toys = new ToyCourse(folder.resolve("course"));
    compiler = new AnswerCompiler(Files.createDirectories(folder.resolve("workspace")));
    Path support = compiler.compileSupport(toys.load());
    judge = new Judge(Conditions.normal(), support);
  }

  @AfterAll
  void endJudge() {
    judge.close();
  }

  private List<TestResult> judge(String body) throws Exception {
    String name = "answer-" + answers++;
    Path source = toys.mistake(name, "saysTwo", body);
    return judge.judge(compiler.compile(Submission.ofFile(name, toys.toy(), source)));
  }

  @Test
  @DisplayName("a right answer passes every test")
  void rightAnswer() throws Exception {
    assertThat(judge(ToyCourse.RIGHT))
        .extracting(TestResult::method, TestResult::verdict)
        .containsExactly(tuple("saysTwo", Verdict.PASSED), tuple("saysTwoAgain", Verdict.PASSED));
  }

  @Test
  @DisplayName("a wrong answer fails with the message that a learner sees")
  void wrongAnswer() throws Exception {
    assertThat(judge("return 3;").get(0))
        .isEqualTo(
            new TestResult(
                "saysTwo",
                Verdict.FAILED,
                "1.1: expected 2, was 3\nHint: 02-race-conditions/README.md, exercise 1\n"));
  }

  @Test
  @DisplayName("an answer that does not compile says so for every test")
  void compileError() throws Exception {
    assertThat(judge("return two;"))
        .extracting(TestResult::verdict)
        .containsExactly(Verdict.COMPILE_ERROR, Verdict.COMPILE_ERROR);
  }

  @Test
  @DisplayName("an answer that calls System.exit fails its own test, and the others go on")
  void exits() throws Exception {
    String body =
        "if (!Thread.currentThread().getName().equals(\"asker\")) { System.exit(0); } return 2;";
    assertThat(judge(body))
        .extracting(TestResult::method, TestResult::verdict)
        .containsExactly(tuple("saysTwo", Verdict.FAILED), tuple("saysTwoAgain", Verdict.PASSED));
  }

  @Test
  @DisplayName(
      "an answer that ends the JVM in another way costs its own test, and the others go on")
  void endsTheJvm() throws Exception {
    String body =
        """
        if (!Thread.currentThread().getName().equals("asker")) {
          try {
            java.lang.invoke.MethodHandles.lookup()
                .findStatic(
                    System.class,
                    "exit",
                    java.lang.invoke.MethodType.methodType(void.class, int.class))
                .invoke(0);
          } catch (Throwable e) {
            throw new IllegalStateException(e);
          }
        }
        return 2;
        """;
    assertThat(judge(body))
        .extracting(TestResult::method, TestResult::verdict)
        .containsExactly(tuple("saysTwo", Verdict.CRASHED), tuple("saysTwoAgain", Verdict.PASSED));
  }

  @Test
  @DisplayName("an answer that overflows the stack fails, and the JVM is kept")
  void overflows() throws Exception {
    judge(ToyCourse.RIGHT);
    int before = judge.workersStarted();

    assertThat(judge("return two();")).allMatch(result -> result.verdict() == Verdict.FAILED);
    assertThat(judge(ToyCourse.RIGHT)).allMatch(result -> result.verdict() == Verdict.PASSED);
    assertThat(judge.workersStarted()).isEqualTo(before);
  }

  @Test
  @DisplayName("an answer that spins for ever fails within ten seconds a test, and costs its JVM")
  void spins() throws Exception {
    int before = judge.workersStarted();
    String body =
        "if (Thread.currentThread().getName().equals(\"asker\")) { while (true) { Thread.onSpinWait(); } } return 2;";

    List<TestResult> results = judge(body);

    assertThat(results.get(0).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(results.get(1).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(results.get(1).message()).contains("asker is running at Toy.two(Toy.java:");
    assertThat(judge(ToyCourse.RIGHT)).allMatch(result -> result.verdict() == Verdict.PASSED);
    assertThat(judge.workersStarted()).isGreaterThan(before);
  }

  @Test
  @DisplayName("a thread that is left behind costs only its JVM")
  void leavesThreads() throws Exception {
    String body =
        "new Thread(() -> { while (true) { java.util.concurrent.locks.LockSupport.park(); } }).start(); return 2;";
    assertThat(judge(body)).allMatch(result -> result.verdict() == Verdict.PASSED);
    assertThat(judge(ToyCourse.RIGHT)).allMatch(result -> result.verdict() == Verdict.PASSED);
  }

  @Test
  @DisplayName("what an answer prints is no result")
  void printsRecords() throws Exception {
    String body = "System.out.println(\"FINISHED c2F5c1R3bw== UEFTU0VE \"); return 3;";
    assertThat(judge(body)).allMatch(result -> result.verdict() == Verdict.FAILED);
  }
}

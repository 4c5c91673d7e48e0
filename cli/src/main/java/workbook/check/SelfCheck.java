package workbook.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import workbook.course.Answer;
import workbook.course.Course;
import workbook.course.CourseModule;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;
import workbook.engine.AnswerCompiler;
import workbook.engine.CompiledAnswer;
import workbook.engine.Conditions;
import workbook.engine.Judge;

/**
 * Proves the course: each starter is red, each right answer is green, each mistake is caught by the
 * test that its header names, and what is written in several places agrees.
 *
 * <p>Blocks until all is done. An interrupt ends it; what it has started is ended, too.
 */
public final class SelfCheck {
  /**
   * What to check.
   *
   * @param exercises in the order of the course
   * @param kinds which answers to judge
   * @param repeat how often each answer is judged
   */
  public record Plan(
      List<Exercise> exercises, Set<Answer.Kind> kinds, int repeat, Conditions conditions) {}

  private final Course course;
  private final Plan plan;
  private final Progress progress;
  private final List<Finding> findings = new ArrayList<>();

  public SelfCheck(Course course, Plan plan, Progress progress) {
    this.course = course;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs the check.
   *
   * @throws InvalidInputException if an answer of the catalogue does not compile; before any is run
   */
  public CheckReport run() throws IOException, InterruptedException, InvalidInputException {
    long start = System.nanoTime();
    Path workspace = workspace();
    List<Thread> load = plan.conditions().startLoad();
    try {
      AnswerCompiler compiler = new AnswerCompiler(workspace);
      Path support = compiler.compileSupport(course.modules().get(0));
      List<CourseModule> wholeModules =
          course.modules().stream()
              .filter(module -> plan.exercises().containsAll(module.exercises()))
              .toList();
      List<QuizCheck> quizzes = new ArrayList<>();
      for (CourseModule module : wholeModules) {
        quizzes.add(new QuizCheck(module));
        findings.addAll(new TextCheck(course).checkModule(module));
      }
      List<AnswerRuns> answers = new ArrayList<>();
      int count = plan.exercises().stream().mapToInt(exercise -> exercise.answers().size()).sum();
      int judged = plan.exercises().stream().mapToInt(this::answersToJudge).sum();
      int snippets = quizzes.stream().mapToInt(QuizCheck::snippets).sum();
      progress.start(count + judged * plan.repeat() + snippets);
      for (Exercise exercise : plan.exercises()) {
        answers.addAll(compile(compiler, exercise));
      }
      int workers;
      try (Judge judge = new Judge(plan.conditions(), support)) {
        judgeAll(judge, answers);
        for (QuizCheck quiz : quizzes) {
          findings.addAll(quiz.checkForm());
          findings.addAll(
              quiz.checkOutcomes(compiler, judge, workspace, () -> progress.step("quiz")));
        }
        workers = judge.workersStarted();
      }
      answers.forEach(runs -> findings.addAll(runs.findings()));
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      return new CheckReport(plan, answers, List.copyOf(findings), workers, seconds);
    } finally {
      load.forEach(Thread::interrupt);
      progress.close();
      AnswerCompiler.delete(workspace);
    }
  }

  private static Path workspace() throws InvalidInputException {
    try {
      return Files.createTempDirectory("workbook-");
    } catch (IOException e) {
      throw new InvalidInputException(
          "No folder can be made in %s, where the answers are compiled: %s"
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()));
    }
  }

  private int answersToJudge(Exercise exercise) {
    return (int) exercise.answers().stream().filter(this::isToBeJudged).count();
  }

  private boolean isToBeJudged(Answer answer) {
    return plan.kinds().contains(answer.kind());
  }

  private List<AnswerRuns> compile(AnswerCompiler compiler, Exercise exercise)
      throws IOException, InvalidInputException {
    Map<Answer, CompiledAnswer> compiled = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Answer answer : exercise.answers()) {
      CompiledAnswer result = compiler.compile(exercise, answer);
      compiled.put(answer, result);
      if (!result.compiles() && answer.kind() != Answer.Kind.STARTER) {
        problems.add(answer.source() + " does not compile: " + result.errors());
      }
      if (answer.kind() == Answer.Kind.STARTER || answer.kind().isRight()) {
        String where = exercise.id() + " " + answer.name();
        result.warnings().forEach(text -> findings.add(new Finding(where, "warning, " + text)));
      }
      progress.step("compile " + exercise.id());
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems);
    }
    CompiledAnswer reference = compiled.get(exercise.answers(Answer.Kind.REFERENCE).get(0));
    CompiledAnswer starter = compiled.get(exercise.answers(Answer.Kind.STARTER).get(0));
    TextCheck text = new TextCheck(course);
    findings.addAll(text.checkExercise(exercise, starter.answer(), reference.tests()));
    return compiled.values().stream()
        .filter(answer -> isToBeJudged(answer.answer()))
        .map(AnswerRuns::new)
        .toList();
  }

  private void judgeAll(Judge judge, List<AnswerRuns> answers)
      throws IOException, InterruptedException {
    for (int round = 0; round < plan.repeat(); round++) {
      for (AnswerRuns runs : answers) {
        runs.add(judge.judge(runs.answer()));
        progress.step(runs.answer().exercise().id());
      }
    }
  }
}

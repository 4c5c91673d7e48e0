package workbook.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import workbook.course.Answer;
import workbook.course.Course;
import workbook.course.CourseModule;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;
import workbook.engine.AnswerCompiler;
import workbook.engine.CompiledAnswer;
import workbook.engine.Conditions;
import workbook.engine.Effort;
import workbook.engine.Judge;
import workbook.engine.Judges;
import workbook.engine.Submission;
import workbook.engine.TestSpec;

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
   * @param share which of the mistakes among them
   * @param repeat how often each answer is judged
   * @param schedules how many a test explores at most for a right answer
   * @param jobs how many answers are judged at once
   */
  public record Plan(
      List<Exercise> exercises,
      Set<Answer.Kind> kinds,
      Share share,
      int repeat,
      int schedules,
      int jobs,
      Conditions conditions) {}

  private final Course course;
  private final Plan plan;
  private final Progress progress;
  private final List<Finding> findings = new ArrayList<>();
  private KindMatrix matrix;

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
    try {
      AnswerCompiler compiler = new AnswerCompiler(workspace);
      Path support = compiler.compileSupport(course);
      List<CourseModule> wholeModules =
          course.modules().stream()
              .filter(module -> plan.exercises().containsAll(module.exercises()))
              .toList();
      List<QuizCheck> quizzes = new ArrayList<>();
      for (CourseModule module : wholeModules) {
        quizzes.add(new QuizCheck(module));
        findings.addAll(new TextCheck(course).checkModule(module));
      }
      int judged = plan.exercises().stream().mapToInt(this::answersToJudge).sum();
      int snippets = quizzes.stream().mapToInt(QuizCheck::snippets).sum();
      progress.start(judged + judged * plan.repeat() + snippets);
      List<AnswerRuns> answers = compile(compiler);
      for (QuizCheck quiz : quizzes) {
        findings.addAll(quiz.checkForm());
        findings.addAll(quiz.compile(compiler, workspace));
      }
      int workers = judge(support, answers, quizzes);
      answers.forEach(runs -> findings.addAll(runs.findings()));
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      return new CheckReport(plan, answers, matrix, List.copyOf(findings), workers, seconds);
    } finally {
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
    return toBeJudged(exercise).size();
  }

  private List<Answer> toBeJudged(Exercise exercise) {
    List<Answer> chosen = new ArrayList<>();
    int mistakes = 0;
    for (Answer answer : exercise.answers()) {
      boolean isMistake = answer.kind() == Answer.Kind.MISTAKE;
      if (plan.kinds().contains(answer.kind())
          && (!isMistake || plan.share().contains(mistakes++))) {
        chosen.add(answer);
      }
    }
    return chosen;
  }

  private List<AnswerRuns> compile(AnswerCompiler compiler)
      throws IOException, InterruptedException, InvalidInputException {
    List<Callable<List<TestSpec>>> testTasks = new ArrayList<>();
    for (Exercise exercise : plan.exercises()) {
      testTasks.add(() -> compiler.expectedTests(exercise));
    }
    Parallel.run(perCore(), testTasks); // first, since every answer needs them
    matrix = kindMatrix(compiler);
    findings.addAll(matrix.findings());
    List<Callable<AnswerRuns>> tasks = new ArrayList<>();
    for (Exercise exercise : plan.exercises()) {
      Answer starter = exercise.answers(Answer.Kind.STARTER).get(0);
      List<TestSpec> tests = compiler.expectedTests(exercise);
      findings.addAll(new TextCheck(course).checkExercise(exercise, starter, tests));
      for (Answer answer : toBeJudged(exercise)) {
        tasks.add(() -> compile(compiler, exercise, answer));
      }
    }
    List<AnswerRuns> compiled = Parallel.run(perCore(), tasks);
    List<String> problems = new ArrayList<>();
    for (AnswerRuns runs : compiled) {
      checkCompiled(runs, problems);
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems);
    }
    return compiled;
  }

  private KindMatrix kindMatrix(AnswerCompiler compiler) throws IOException, InvalidInputException {
    Map<Exercise, List<TestSpec>> tests = new LinkedHashMap<>();
    for (Exercise exercise : plan.exercises()) {
      tests.put(exercise, compiler.expectedTests(exercise));
    }
    return KindMatrix.read(course, compiler.kinds(), tests);
  }

  private AnswerRuns compile(AnswerCompiler compiler, Exercise exercise, Answer answer)
      throws IOException, InvalidInputException {
    Submission submission = Submission.ofFile(answer.name(), exercise, answer.source());
    CompiledAnswer compiled = compiler.compile(submission);
    step("compile " + exercise.id());
    return new AnswerRuns(exercise, answer, compiled);
  }

  private void checkCompiled(AnswerRuns runs, List<String> problems) {
    Answer answer = runs.answer();
    CompiledAnswer compiled = runs.compiled();
    if (!compiled.compiles() && answer.kind() != Answer.Kind.STARTER) {
      problems.add(answer.source() + " does not compile: " + compiled.errors());
    }
    if (answer.kind() == Answer.Kind.STARTER || answer.kind().isRight()) {
      compiled
          .warnings()
          .forEach(text -> findings.add(new Finding(runs.title(), "warning, " + text)));
    }
  }

  /**
   * Judges every answer as often as planned, and runs the quizzes; returns how many JVMs it took.
   */
  private int judge(Path support, List<AnswerRuns> answers, List<QuizCheck> quizzes)
      throws IOException, InterruptedException, InvalidInputException {
    List<Thread> load = plan.conditions().startLoad();
    try (Judges judges = new Judges(plan.jobs(), plan.conditions(), support)) {
      // By themselves, one a core: what their programs show is a matter of luck and of time.
      List<Callable<List<Finding>>> tasks = new ArrayList<>();
      for (QuizCheck quiz : quizzes) {
        tasks.add(() -> judges.lend(judge -> quiz.checkOutcomes(judge, () -> step("quiz"))));
      }
      Parallel.run(perCore(), tasks).forEach(findings::addAll);
      tasks.clear();
      for (int round = 1; round <= plan.repeat(); round++) {
        long seed = round;
        answers.forEach(
            runs -> tasks.add(() -> judges.lend(judge -> judgeOnce(runs, judge, seed))));
      }
      Parallel.run(plan.jobs(), tasks).forEach(findings::addAll);
      return judges.workersStarted();
    } finally {
      load.forEach(Thread::interrupt);
    }
  }

  /** How many at once of what waits for nothing. */
  private int perCore() {
    return Math.min(plan.jobs(), plan.conditions().cores());
  }

  private List<Finding> judgeOnce(AnswerRuns runs, Judge judge, long seed)
      throws IOException, InterruptedException {
    boolean right = runs.answer().kind().isRight();
    Effort effort = new Effort(seed, right ? plan.schedules() : Effort.USUAL.schedules());
    runs.add(judge.judge(runs.compiled(), runs.decidingTests(), effort));
    step(runs.exercise().id());
    return List.of();
  }

  private void step(String next) {
    synchronized (progress) {
      progress.step(next);
    }
  }
}

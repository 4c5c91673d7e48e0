package workbook.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import workbook.check.CheckReport;
import workbook.check.SelfCheck;
import workbook.check.Share;
import workbook.check.TrustTable;
import workbook.course.Answer;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;
import workbook.engine.Conditions;

/** {@code workbook check}. */
@Command(
    name = "check",
    description = {
      "Proves the course: each starter is red for the intended reason, each right answer is green,"
          + " each mistake is caught by the test that its header names, the keys of the quizzes are"
          + " right, and what is written in several places agrees.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing found",
      "1:there are findings",
      "2:wrong use, or input that cannot be used"
    })
final class CheckCommand implements Callable<Integer> {
  /** Which answers to judge. */
  enum Answers {
    ALL(EnumSet.allOf(Answer.Kind.class)),
    RIGHT(EnumSet.of(Answer.Kind.REFERENCE, Answer.Kind.ALTERNATIVE)),
    MISTAKES(EnumSet.of(Answer.Kind.MISTAKE, Answer.Kind.UNPROVED)),
    STARTERS(EnumSet.of(Answer.Kind.STARTER));

    private final Set<Answer.Kind> kinds;

    Answers(Set<Answer.Kind> kinds) {
      this.kinds = kinds;
    }
  }

  private static final class ShareConverter implements ITypeConverter<Share> {
    @Override
    public Share convert(String text) {
      try {
        return Share.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private static final int MOST_JOBS = 16;

  @ParentCommand private WorkbookCommand workbook;
  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "EXERCISE",
      description =
          "Only this exercise or module, such as 02/BankAccount, BankAccount or 02; may be repeated.")
  private List<String> only = List.of();

  @Option(
      names = "--answers",
      paramLabel = "WHICH",
      defaultValue = "ALL",
      description =
          "Judge only some answers: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Answers answers;

  @Option(
      names = "--share",
      paramLabel = "K/N",
      defaultValue = "1/1",
      converter = ShareConverter.class,
      description =
          "Judge only the Kth of N equal shares of the mistakes, and of the other answers all"
              + " (default: all mistakes).")
  private Share share;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Judge each answer so many times (default: ${DEFAULT-VALUE}).")
  private int repeat;

  @Option(
      names = "--schedules",
      paramLabel = "N",
      defaultValue = "250",
      description =
          "A test explores a right answer under so many schedules at most (default:"
              + " ${DEFAULT-VALUE}, as for learners). Each round draws others.")
  private int schedules;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Give the answers no more than so many cores (default: all of this machine).")
  private Integer cores;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Judge so many answers at once (default: two for each core they may use, since most tests"
              + " wait; with --publish one, so that they do not disturb what is measured).")
  private Integer jobs;

  @Option(names = "--load", description = "Keep all cores busy meanwhile.")
  private boolean load;

  @Option(
      names = "--publish",
      description = "Add what was measured to trust/, and write the page there anew.")
  private boolean publish;

  @Option(
      names = "--merge",
      paramLabel = "FOLDER",
      description =
          "Judge nothing; add what another machine has published in its folder trust/ to the one"
              + " here. May be repeated.")
  private List<Path> merge = List.of();

  @Override
  public Integer call() throws Exception {
    Conditions conditions = conditions();
    Course course = workbook.course();
    if (!merge.isEmpty()) {
      spec.commandLine().getOut().println("Written: " + new TrustTable(course).merge(merge));
      return ExitCode.OK;
    }
    SelfCheck.Plan plan =
        new SelfCheck.Plan(
            exercises(course),
            answers.kinds,
            share,
            repeat,
            schedules,
            jobs == null ? defaultJobs(conditions) : jobs,
            conditions);
    TrustTable trust = publish ? new TrustTable(course) : null;
    if (trust != null) {
      trust.requireWritable();
    }
    PrintWriter out = spec.commandLine().getOut();
    CheckReport report = new SelfCheck(course, plan, Bar.on(spec.commandLine().getErr())).run();
    out.print(report.toText());
    if (trust != null) {
      out.println("Written: " + trust.publish(report));
    }
    out.flush();
    return report.findings().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int defaultJobs(Conditions conditions) {
    return publish ? conditions.cores() : 2 * conditions.cores();
  }

  private Conditions conditions() {
    int available = Conditions.normal().cores();
    if (repeat < 1) {
      throw new ParameterException(
          spec.commandLine(), "--repeat needs a number of 1 or more, not " + repeat + ".");
    }
    if (schedules < 1) {
      throw new ParameterException(
          spec.commandLine(), "--schedules needs a number of 1 or more, not " + schedules + ".");
    }
    if (jobs != null && (jobs < 1 || jobs > MOST_JOBS)) {
      throw new ParameterException(
          spec.commandLine(),
          "--jobs needs a number from 1 to %d, not %d.".formatted(MOST_JOBS, jobs));
    }
    if (cores != null && (cores < 1 || cores > available)) {
      throw new ParameterException(
          spec.commandLine(),
          "--cores needs a number from 1 to %d, the cores of this machine, not %d."
              .formatted(available, cores));
    }
    if (cores != null && cores < available && !Conditions.canPin()) {
      spec.commandLine()
          .getErr()
          .println(
              "This machine has no taskset: the JVMs are told to use fewer cores, not forced to.");
    }
    return new Conditions(cores == null ? available : cores, load);
  }

  private List<Exercise> exercises(Course course) throws InvalidInputException {
    if (only.isEmpty()) {
      return course.exercises();
    }
    Set<Exercise> meant = new LinkedHashSet<>();
    for (String name : only) {
      meant.addAll(course.find(name));
    }
    List<Exercise> inOrder = new ArrayList<>(course.exercises());
    inOrder.retainAll(meant);
    return inOrder;
  }
}

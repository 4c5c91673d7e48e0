package workbook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import workbook.course.Answer;
import workbook.course.Exercise;

/**
 * What a check has measured and found. Immutable.
 *
 * @param answers the runs of every answer that was judged
 * @param matrix which kinds of tests there are
 * @param workers how many JVMs it took
 */
public record CheckReport(
    SelfCheck.Plan plan,
    List<AnswerRuns> answers,
    KindMatrix matrix,
    List<Finding> findings,
    int workers,
    long seconds) {
  private static final String ROW = "%-22s %5s  %7s  %20s  %21s%n";

  /** The table with one line an exercise, then one sentence for each finding. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(ROW.formatted("exercise", "tests", "starter", "right answers", "mistakes"));
    text.append(ROW.formatted("", "", "red", "green/runs (answers)", "caught/runs (answers)"));
    for (Exercise exercise : plan.exercises()) {
      List<AnswerRuns> own = answersOf(exercise);
      int tests = own.isEmpty() ? 0 : own.get(own.size() - 1).compiled().tests().size();
      text.append(
          ROW.formatted(
              exercise.id(),
              tests,
              starter(own),
              ratio(own.stream().filter(CheckReport::isRight).toList(), AnswerRuns::passedRuns),
              ratio(
                  own.stream().filter(runs -> runs.isOf(Answer.Kind.MISTAKE)).toList(),
                  AnswerRuns::caughtRuns)));
    }
    text.append(matrix.toText());
    text.append(
        "%n%s; %d answers, each judged %d times, in %d s and %d JVMs%n"
            .formatted(plan.conditions(), answers.size(), plan.repeat(), seconds, workers));
    if (!plan.share().equals(Share.ALL)) {
      text.append("Of the mistakes, share %s was judged.%n".formatted(plan.share()));
    }
    answers.stream()
        .filter(runs -> runs.isOf(Answer.Kind.UNPROVED))
        .map(CheckReport::unproved)
        .forEach(text::append);
    answers.stream()
        .filter(runs -> runs.isOf(Answer.Kind.REFERENCE))
        .forEach(runs -> appendExplorations(text, runs));
    findings.forEach(finding -> text.append(finding).append(System.lineSeparator()));
    text.append(
        findings.isEmpty()
            ? "Nothing found."
            : "%d finding%s.".formatted(findings.size(), findings.size() == 1 ? "" : "s"));
    return text.append(System.lineSeparator()).toString();
  }

  private static void appendExplorations(StringBuilder text, AnswerRuns runs) {
    runs.explorations()
        .forEach(
            (test, run) ->
                text.append(
                    "Explored: %s %s, %d schedules in %d ms%s%n"
                        .formatted(
                            runs.exercise().id(),
                            test,
                            run.schedules(),
                            run.millis(),
                            run.complete() ? "" : ", budget ran out")));
  }

  private static String unproved(AnswerRuns runs) {
    return "Not caught for sure: %s, in %d of %d runs%n"
        .formatted(runs.title(), runs.caughtRuns(), runs.runs());
  }

  private static boolean isRight(AnswerRuns runs) {
    return runs.answer().kind().isRight();
  }

  private static String starter(List<AnswerRuns> own) {
    return own.stream()
        .filter(runs -> runs.isOf(Answer.Kind.STARTER))
        .findFirst()
        .map(runs -> runs.findings().isEmpty() ? "yes" : "NO")
        .orElse("-");
  }

  private static String ratio(List<AnswerRuns> runs, ToIntFunction<AnswerRuns> good) {
    return runs.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT,
            "%d/%d (%d)",
            runs.stream().mapToInt(good).sum(),
            runs.stream().mapToInt(AnswerRuns::runs).sum(),
            runs.size());
  }

  /** The runs of the answers to one exercise, in the order of the catalogue. */
  List<AnswerRuns> answersOf(Exercise exercise) {
    List<AnswerRuns> own = new ArrayList<>(answers);
    own.removeIf(runs -> !runs.exercise().equals(exercise));
    return own;
  }
}

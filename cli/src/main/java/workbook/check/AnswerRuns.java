package workbook.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import workbook.course.Answer;
import workbook.course.Exercise;
import workbook.engine.CompiledAnswer;
import workbook.engine.Exploration;
import workbook.engine.TestResult;
import workbook.engine.TestSpec;
import workbook.engine.Verdict;

/** All runs of one answer, and what is wrong with them. Runs may be added by any thread. */
final class AnswerRuns {
  /** A message that a test did not intend: an exception came out of the learner's code. */
  private static final Pattern SURPRISE =
      Pattern.compile(
          "^[\\d.]+: [^\\n]* failed: (?!java\\.lang\\.UnsupportedOperationException: TODO)");

  private final Exercise exercise;
  private final Answer answer;
  private final CompiledAnswer compiled;
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private int runs;
  private int passedRuns;
  private int caughtRuns;

  /** No runs yet of an answer of the catalogue. */
  AnswerRuns(Exercise exercise, Answer answer, CompiledAnswer compiled) {
    this.exercise = exercise;
    this.answer = answer;
    this.compiled = compiled;
  }

  Exercise exercise() {
    return exercise;
  }

  Answer answer() {
    return answer;
  }

  CompiledAnswer compiled() {
    return compiled;
  }

  /** Exercise and answer, such as {@code 02/BankAccount spin-lock}. */
  String title() {
    return exercise.id() + " " + answer.name();
  }

  /** The tests that decide: for a mistake those that its header names, else all. */
  List<String> decidingTests() {
    List<String> all = compiled.tests().stream().map(TestSpec::method).toList();
    List<String> named = answer.caughtBy().stream().filter(all::contains).toList();
    return isOf(Answer.Kind.MISTAKE) ? named : all;
  }

  synchronized void add(List<TestResult> results) {
    results.forEach(
        result -> tallies.computeIfAbsent(result.method(), test -> new Tally()).add(result));
    runs++;
    passedRuns += results.stream().allMatch(result -> result.verdict() == Verdict.PASSED) ? 1 : 0;
    long failed = results.stream().filter(result -> result.verdict() == Verdict.FAILED).count();
    boolean caught = isOf(Answer.Kind.UNPROVED) ? failed > 0 : failed == results.size();
    caughtRuns += caught ? 1 : 0;
  }

  /** What each exploring test has explored, by its method; of several runs the poorest. */
  Map<String, Exploration> explorations() {
    Map<String, Exploration> explorations = new LinkedHashMap<>();
    tallies.forEach((test, tally) -> tally.poorest().ifPresent(run -> explorations.put(test, run)));
    return explorations;
  }

  /** The tests whose budget ran out before they had tried every schedule. */
  List<String> ranOut() {
    return explorations().entrySet().stream()
        .filter(test -> !test.getValue().complete())
        .map(Map.Entry::getKey)
        .toList();
  }

  int runs() {
    return runs;
  }

  /** In how many runs every test passed. */
  int passedRuns() {
    return passedRuns;
  }

  /** In how many runs every test failed that a mistake's header names, or any if it names none. */
  int caughtRuns() {
    return caughtRuns;
  }

  /** Where the runs are not as they must be for an answer of this kind. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String where = title();
    if (!compiled.compiles()) {
      findings.add(new Finding(where, "it does not compile: " + compiled.errors()));
      return findings;
    }
    switch (answer.kind()) {
      case STARTER -> checkStarter(where, findings);
      case MISTAKE -> checkMistake(where, findings);
      case UNPROVED -> {} // whatever becomes of it, the table of trust shows it
      default -> checkRightAnswer(where, findings);
    }
    return findings;
  }

  private void checkRightAnswer(String where, List<Finding> findings) {
    tallies.forEach(
        (test, tally) -> {
          if (tally.passed() < tally.runs()) {
            findings.add(
                new Finding(
                    where,
                    "a right answer is red, %s %s%n%s"
                        .formatted(
                            test,
                            tally.describeNotPassed(),
                            tally.message(Verdict.FAILED).indent(4).stripTrailing())));
          }
        });
  }

  private void checkMistake(String where, List<Finding> findings) {
    for (String test : answer.caughtBy()) {
      Tally tally = tallies.getOrDefault(test, new Tally());
      if (tally.failed() < tally.runs()) {
        String others = tally.describeNotPassed();
        findings.add(
            new Finding(
                where,
                "a wrong answer is not caught by %s: passed %d of %d%s"
                    .formatted(
                        test,
                        tally.passed(),
                        tally.runs(),
                        others.isEmpty() ? "" : ", " + others)));
      }
    }
  }

  private void checkStarter(String where, List<Finding> findings) {
    compiled.tests().stream()
        .mapToInt(TestSpec::todo)
        .distinct()
        .filter(todo -> todo > 0 && !isRedForSure(todo))
        .forEach(
            todo ->
                findings.add(
                    new Finding(where, "no test of TODO " + todo + " is red in every run")));
    tallies.forEach(
        (test, tally) -> {
          String message = tally.message(Verdict.FAILED);
          if (tally.passed() + tally.failed() < tally.runs() || SURPRISE.matcher(message).find()) {
            findings.add(
                new Finding(
                    where, test + " is red for another reason: " + tally.describeNotPassed()));
          }
        });
  }

  private boolean isRedForSure(int todo) {
    return compiled.tests().stream()
        .filter(test -> test.todo() == todo)
        .map(test -> tallies.get(test.method()))
        .anyMatch(tally -> tally != null && tally.failed() == tally.runs());
  }

  boolean isOf(Answer.Kind kind) {
    return answer.kind() == kind;
  }
}

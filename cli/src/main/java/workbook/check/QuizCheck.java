package workbook.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import workbook.course.CourseModule;
import workbook.course.InvalidInputException;
import workbook.course.Quiz;
import workbook.engine.AnswerCompiler;
import workbook.engine.Judge;

/** Proves the keys of a quiz: its form by reading it, its outcomes by running the code. */
final class QuizCheck {
  private static final int QUESTIONS = 10;
  private static final int RUNS = 100;
  private static final String PROGRAM =
      """
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.concurrent.locks.*;
      import java.util.function.*;

      public class Question {
        public static void main(String[] args) throws Exception {
      %s
        }
      }
      """;

  /** A piece of code that compiles, and where its classes are. */
  private record Program(Quiz.Question question, Quiz.Snippet snippet, Path folder) {}

  private final CourseModule module;
  private final Quiz quiz;
  private final List<Program> programs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  QuizCheck(CourseModule module) throws InvalidInputException {
    this.module = module;
    quiz = Quiz.read(module);
  }

  /** What is wrong with the form of the quiz. */
  List<Finding> checkForm() {
    findings.clear();
    if (quiz.questions().size() != QUESTIONS) {
      find("", "it has %d questions instead of %d", quiz.questions().size(), QUESTIONS);
    }
    if (quiz.questions().stream().filter(q -> !q.snippets().isEmpty()).count() * 2 < QUESTIONS) {
      find("", "fewer than half of its questions show code");
    }
    int number = 0;
    for (Quiz.Question question : quiz.questions()) {
      number++;
      if (!question.title().startsWith(number + ". ")) {
        find(question.title(), "it should have the number %d", number);
      }
      if (question.options().size() < 3) {
        find(question.title(), "it has fewer than three options");
      }
      if (question.right().isEmpty()
          || !question.options().keySet().containsAll(question.right())) {
        find(question.title(), "its line \"Right: …\" names no option, or one that is not there");
      }
      if (!question.explanations().keySet().equals(question.options().keySet())) {
        find(
            question.title(),
            "options %s, but explanations for %s",
            question.options().keySet(),
            question.explanations().keySet());
      }
      for (Quiz.Snippet snippet : question.snippets()) {
        if (snippet.can().isEmpty()) {
          find(question.title(), "nothing says what its code can print");
        }
      }
    }
    return List.copyOf(findings);
  }

  /** How many pieces of code there are to run. */
  int snippets() {
    return quiz.questions().stream().mapToInt(question -> question.snippets().size()).sum();
  }

  /** Compiles all code; returns what does not compile. */
  List<Finding> compile(AnswerCompiler compiler, Path workspace) throws IOException {
    findings.clear();
    int number = 0;
    for (Quiz.Question question : quiz.questions()) {
      for (Quiz.Snippet snippet : question.snippets()) {
        Path folder = workspace.resolve("quiz").resolve(module.name()).resolve("" + number++);
        String errors = compiler.compileQuestion(PROGRAM.formatted(snippet.code()), folder);
        if (errors.isEmpty()) {
          programs.add(new Program(question, snippet, folder));
        } else {
          find(question.title(), "its code does not compile: %s", errors);
        }
      }
    }
    return List.copyOf(findings);
  }

  /** Runs all code that was compiled; returns where the key is wrong. Calls back after each. */
  List<Finding> checkOutcomes(Judge judge, Runnable afterEach)
      throws IOException, InterruptedException {
    findings.clear();
    for (Program program : programs) {
      Quiz.Snippet snippet = program.snippet();
      compare(
          program.question(), snippet, judge.runQuestion(program.folder(), RUNS, snippet.can()));
      afterEach.run();
    }
    return List.copyOf(findings);
  }

  private void compare(Quiz.Question question, Quiz.Snippet snippet, Map<String, Integer> seen) {
    int runs = seen.values().stream().mapToInt(Integer::intValue).sum();
    seen.forEach(
        (outcome, times) -> {
          if (snippet.cannot().contains(outcome)) {
            find(
                question.title(),
                "it prints \"%s\", called impossible, in %d of %d runs",
                outcome,
                times,
                runs);
          } else if (!snippet.can().contains(outcome)) {
            find(
                question.title(),
                "it prints \"%s\" in %d of %d runs, and no option says so",
                outcome,
                times,
                runs);
          }
        });
    for (String outcome : snippet.can()) {
      if (!seen.containsKey(outcome)) {
        find(question.title(), "\"%s\", called possible, was never seen in %d runs", outcome, runs);
      }
    }
  }

  private void find(String question, String what, Object... values) {
    String where = module.name() + "/QUIZ.md" + (question.isEmpty() ? "" : ", " + question);
    findings.add(new Finding(where, what.formatted(values)));
  }
}

package workbook.course;

import java.nio.file.Path;
import java.util.List;

/**
 * One exercise of the course, with every answer to it that the project keeps. Immutable.
 *
 * @param module the folder of its module, such as {@code 02-race-conditions}
 * @param packageName such as {@code workbook.races}
 * @param name the simple name of its class
 * @param answers the starter, the reference, the alternatives, the mistakes, in this order
 */
public record Exercise(
    String module, String packageName, String name, Path tests, List<Answer> answers) {
  public Exercise {
    answers = List.copyOf(answers);
  }

  /** Short and unambiguous, such as {@code 02/BankAccount}. */
  public String id() {
    return module.substring(0, 2) + "/" + name;
  }

  /** The binary name of its test class. */
  public String testClass() {
    return packageName + "." + name + "Test";
  }

  /**
   * Where its class lies below a folder of sources, such as {@code workbook/races/Counter.java}.
   */
  public Path sourceInPackage() {
    return Path.of(packageName.replace('.', '/'), name + ".java");
  }

  /** The reference solution. */
  public Answer reference() {
    return answers(Answer.Kind.REFERENCE).get(0);
  }

  /** The sources of its tests: the test class, and what it shares with others of its package. */
  public List<Path> testSources() throws InvalidInputException {
    return Course.list(tests.getParent()).stream()
        .filter(file -> file.equals(tests) || !file.toString().endsWith("Test.java"))
        .toList();
  }

  public List<Answer> answers(Answer.Kind kind) {
    return answers.stream().filter(answer -> answer.kind() == kind).toList();
  }
}

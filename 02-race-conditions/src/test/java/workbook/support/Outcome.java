package workbook.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends a build whose tests are red. {@link Report} has said all that there is to say; Maven would
 * go on with a page of advice about itself.
 */
public final class Outcome {
  static final String GREEN = "green";
  static final String RED = "red";

  private Outcome() {}

  /**
   * Ends the JVM if there are red tests. If Maven was told to go on all the same, with {@code
   * --fail-at-end} and the like, it fails instead.
   *
   * @param args the file that {@link Report} has left, and what Maven does about failures
   */
  public static void main(String[] args) throws IOException {
    end(Path.of(args[0]), args[1].equals("FAIL_FAST"), System.getProperty("test") != null);
  }

  /** A build of several modules may choose tests that one of them does not have. */
  static void end(Path file, boolean atOnce, boolean chosen) throws IOException {
    boolean some = Files.exists(file);
    String outcome = some ? Files.readString(file) : "the first one";
    Files.deleteIfExists(file);
    if (outcome.equals(GREEN) || !some && chosen) {
      return;
    } else if (!outcome.equals(RED)) {
      System.out.println("Something ended the JVM of the tests while this one ran: " + outcome);
      System.out.println("Its last words may be in target/surefire-reports.");
    }
    if (atOnce) {
      System.out.flush();
      Runtime.getRuntime().exit(1);
    }
    AssertionError red = new AssertionError("there are red tests, see above");
    red.setStackTrace(new StackTraceElement[0]);
    throw red;
  }
}

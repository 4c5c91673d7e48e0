package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;
import workbook.cli.Main;

@DisplayName("The course itself")
@Isolated
class WholeCourseTest {
  /** Right answers are explored less than for a learner, or a build would take twice as long. */
  private static final String SCHEDULES = "50";

  /** A build on JDK 17 and one on a newer JDK judge a quarter of the mistakes each. */
  private static final String SHARE = Runtime.version().feature() == 17 ? "1/4" : "3/4";

  @Test
  @DisplayName("passes its own check, with a quarter of the mistakes")
  void passesItsCheck() {
    StringWriter out = new StringWriter();
    PrintWriter err = new PrintWriter(System.err, true);
    String root = Path.of("..").toAbsolutePath().normalize().toString();

    String[] arguments = {"check", "--course", root, "--share", SHARE, "--schedules", SCHEDULES};
    int exitCode = Main.run(new PrintWriter(out), err, arguments);

    System.out.println(out);
    assertThat(exitCode).as(out.toString()).isEqualTo(CommandLine.ExitCode.OK);
  }
}

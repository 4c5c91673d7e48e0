package workbook.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** Starts the {@code workbook} command; turns its result into the exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    System.exit(run(out, err, args));
  }

  /** Runs the command and returns 0 for fine, 1 for findings, 2 for wrong use. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new WorkbookCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Complaints())
        .execute(args);
  }
}

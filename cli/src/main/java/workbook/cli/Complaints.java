package workbook.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import workbook.course.InvalidInputException;

/** Says what went wrong in plain sentences instead of a stack trace, unless it is a defect. */
final class Complaints implements CommandLine.IExecutionExceptionHandler {
  private static final int DEFECT = 70; // as sysexits.h has it
  private static final int INTERRUPTED = 130; // as after Ctrl-C

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, CommandLine.ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (exception instanceof InvalidInputException invalid) {
      invalid.problems().forEach(err::println);
    } else if (exception instanceof InterruptedException) {
      err.println("Interrupted: nothing was written.");
      return INTERRUPTED;
    } else {
      err.println("This should not happen, please report it:");
      exception.printStackTrace(err);
      return DEFECT;
    }
    return CommandLine.ExitCode.USAGE;
  }
}

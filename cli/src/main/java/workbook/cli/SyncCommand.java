package workbook.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import workbook.course.Course;
import workbook.course.CourseModule;
import workbook.course.VocabularyCopies;

/** {@code workbook sync}. */
@Command(
    name = "sync",
    description = {
      "Copies the test vocabulary from vocabulary/src/main/java/workbook/support into every module,"
          + " removes from the modules what is not there any more, and prints what it changed.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every copy is up to date", "2:wrong use, or input that cannot be used"})
final class SyncCommand implements Callable<Integer> {
  @ParentCommand private WorkbookCommand workbook;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path root = workbook.home();
    VocabularyCopies copies = new VocabularyCopies(root);
    int changes = 0;
    // Only the folders: the copies can be mended while the catalogue is not in order.
    for (CourseModule module : Course.moduleFolders(root)) {
      for (VocabularyCopies.Difference done : copies.sync(module)) {
        String change = done.change().name().toLowerCase(Locale.ROOT);
        out.printf("%-8s %s%n", change, root.relativize(done.file()));
        changes++;
      }
    }
    if (changes == 0) {
      out.println("Every copy of the test vocabulary is up to date.");
    }
    out.flush();
    return ExitCode.OK;
  }
}

package workbook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import workbook.course.Course;
import workbook.course.InvalidInputException;

/** The command without a subcommand: shows its help. */
@Command(
    name = "workbook",
    description = "The command of the Thread Safety Workbook.",
    mixinStandardHelpOptions = true,
    versionProvider = WorkbookCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:there are findings",
      "2:wrong use, or input that cannot be used",
      "70:a defect of this command",
      "130:interrupted"
    },
    subcommands = {CheckCommand.class, SyncCommand.class})
final class WorkbookCommand implements Runnable {
  /** The version is that of the build. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = WorkbookCommand.class.getPackage().getImplementationVersion();
      return new String[] {"Thread Safety Workbook " + (version == null ? "(unbuilt)" : version)};
    }
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--course",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "The folder of the workbook (default: where this command lies).")
  private Path folder;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /** Reads the course; fails with a plain sentence if it, or this Java, cannot be used. */
  Course course() throws InvalidInputException {
    if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
      throw new InvalidInputException(
          "The Java in "
              + System.getProperty("java.home")
              + " has no compiler: set JAVA_HOME to a JDK, a runtime alone is not enough.");
    }
    return Course.load(home());
  }

  /** The folder of the workbook, absolute; fails with a plain sentence if there is none. */
  Path home() throws InvalidInputException {
    Path home = folder == null ? Path.of(System.getProperty("workbook.home", "")) : folder;
    if (!Files.isDirectory(home)) {
      throw new InvalidInputException(home + " is not a folder.");
    }
    return home.toAbsolutePath().normalize();
  }
}

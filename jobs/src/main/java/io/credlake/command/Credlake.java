package io.credlake.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code credlake} command. */
@Command(
    name = "credlake",
    description = "信用湖 — a data lakehouse for national credit statistics",
    mixinStandardHelpOptions = true,
    version = Credlake.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      GenerateCommand.class,
      IngestCommand.class,
      FeedsCommand.class,
      RejectedCommand.class,
      CoverageCommand.class,
      PlanCommand.class,
      ProgressCommand.class,
      IndexCommand.class,
      ExplainCommand.class,
      ReleaseCommand.class,
      ReportCommand.class,
      CheckCommand.class,
      ExportCommand.class,
      QueryCommand.class,
      DashboardsCommand.class,
      ServeCommand.class,
      UpCommand.class,
      DownCommand.class,
      ClusterCommand.class,
      SqlCommand.class,
      TicketCommand.class,
      MaintainCommand.class,
      DoctorCommand.class,
      BenchCommand.class,
      WarmUpCommand.class
    })
public final class Credlake {

  /** Name and version of the program, as releases record it. */
  static final String VERSION = "credlake 0.1.0";

  /** Exit status when something could not be done. */
  static final int FAILED = 1;

  private Credlake() {}

  /** Runs a command and ends the process with its status. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Credlake())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new ErrorPrinter());
  }

  /** The folder that holds conf, sql and the libraries. */
  static Path home() {
    return Path.of(System.getProperty("credlake.home", ".")).toAbsolutePath().normalize();
  }
}

package io.credlake.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.apache.hadoop.fs.FSError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

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
      BackupCommand.class,
      RestoreCommand.class,
      UpgradeCommand.class,
      DoctorCommand.class,
      BenchCommand.class,
      ChaosCommand.class,
      WarmUpCommand.class
    })
public final class Credlake {

  /** Name and version of the program, as releases record it. */
  static final String VERSION = "credlake 0.1.0";

  /** Exit status when something could not be done. */
  static final int FAILED = 1;

  /** Exit status of what was stopped by a signal before it was done. */
  static final int STOPPED = 130;

  private Credlake() {}

  /** Runs a command and ends the process with its status. */
  public static void main(String[] args) {
    StandardOutput.note();
    int status = commandLine().execute(args);
    String loss = StandardOutput.loss();
    if (loss != null) {
      System.err.println(loss);
    }
    System.exit(loss != null && status == 0 ? FAILED : status);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Credlake())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(
            LocalDate.class, text -> read(LocalDate::parse, "day", "2018-12-31", text))
        .registerConverter(
            YearMonth.class, text -> read(YearMonth::parse, "month", "2018-12", text))
        .setExecutionStrategy(Credlake::run)
        .setExecutionExceptionHandler(new ErrorPrinter());
  }

  /** Hadoop tells of a full disk as an error, which nobody would print. */
  private static int run(ParseResult result) {
    try {
      return new CommandLine.RunLast().execute(result);
    } catch (FSError e) {
      throw new ExecutionException(
          result.commandSpec().commandLine(),
          "Cannot write, %s".formatted(e.getCause().getMessage()),
          e);
    }
  }

  private static <T> T read(Function<String, T> parse, String what, String example, String text) {
    try {
      return parse.apply(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "Invalid %s, one of the calendar is written like %s: %s".formatted(what, example, text));
    }
  }

  /** The folder that holds conf, sql and the libraries. */
  static Path home() {
    return Path.of(System.getProperty("credlake.home", ".")).toAbsolutePath().normalize();
  }
}

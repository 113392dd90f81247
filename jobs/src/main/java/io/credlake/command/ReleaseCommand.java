package io.credlake.command;

import io.credlake.code.ChinaTime;
import io.credlake.fact.ReleaseTables;
import io.credlake.lake.Lake;
import io.credlake.trino.Endpoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code credlake release}: what was frozen under a name. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Freeze the lake under a name, and tell what was frozen.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ReleaseCreateCommand.class,
      ReleaseListCommand.class,
      ReleaseShowCommand.class,
      ReleaseDiffCommand.class,
      ReleaseWithdrawCommand.class
    })
final class ReleaseCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Cannot run release, a command is missing: create, list, show, diff or withdraw");
  }

  /** The server of a lake whose tables of releases are there. */
  static Endpoint endpoint(Path lake, PrintWriter err) throws InterruptedException {
    ServerConsole.server(lake); // refuses a folder without a lake
    try (Lake opened = Lake.open(lake)) {
      ReleaseTables.ALL.forEach(opened::table);
    }
    return new ServerConsole(err).ensureRunning(lake);
  }

  /** Reads a time of day, in China's time unless it names another. */
  static final class TimeConverter implements CommandLine.ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException e) {
        try {
          return LocalDateTime.parse(text.replace(' ', 'T')).atZone(ChinaTime.ZONE).toInstant();
        } catch (DateTimeParseException again) {
          throw new CommandLine.TypeConversionException(
              "Invalid time, write 2019-03-20T10:00 (China) or 2019-03-20T10:00+08:00: " + text);
        }
      }
    }
  }
}

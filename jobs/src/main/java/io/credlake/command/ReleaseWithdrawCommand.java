package io.credlake.command;

import io.credlake.conf.Nearest;
import io.credlake.lake.Lake;
import io.credlake.lake.ReleaseLog;
import io.credlake.lake.WriterLock;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake release withdraw}: readers do not see a release any more. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description =
        "Take a release from its readers; what it pins stays, for those who look into it.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:withdrawn",
      "1:there is no such release, or it was withdrawn before",
      "2:the command was not understood"
    })
final class ReleaseWithdrawCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Parameters(paramLabel = "NAME", description = "Name of the release.")
  private String name;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  @Override
  public Integer call() throws Exception {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Cannot withdraw release, it needs a reason: " + name);
    }
    PrintWriter err = spec.commandLine().getErr();
    TrinoServer server = ServerConsole.server(lake.lake());
    try (Lake opened = Lake.open(lake.lake());
        WriterLock held =
            WriterLock.acquire(
                opened,
                WriterLock.Part.RELEASE,
                "credlake release withdraw " + name,
                holder -> err.println("Waiting for another job 等待其他作业: " + holder))) {
      ReleaseLog log = new ReleaseLog(opened);
      ReleaseLog.Entry release = find(log, name);
      if (release.withdrawnBecause() != null) {
        throw new IllegalArgumentException(
            "Cannot withdraw release, it was withdrawn because %s: %s"
                .formatted(release.withdrawnBecause(), name));
      }
      server.hideRelease(opened, release.schema());
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      log.add(release, new ReleaseLog.Event(now, "withdrawn", reason, Endpoint.owner()));
      server.tellReleases(opened);
    }
    spec.commandLine().getOut().println("Release %s withdrawn 已撤回".formatted(name));
    return 0;
  }

  /** A release past all views, or an {@link IllegalArgumentException} that names the nearest. */
  static ReleaseLog.Entry find(ReleaseLog log, String name) {
    return log.find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid release: %s%s"
                        .formatted(
                            name,
                            Nearest.hint(
                                name, log.all().stream().map(ReleaseLog.Entry::name).toList()))));
  }
}

package io.credlake.command;

import io.credlake.access.AuditEntry;
import io.credlake.code.Region;
import io.credlake.report.bulletin.Bulletin;
import io.credlake.trino.Endpoint;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake report bulletin}: the monthly bulletin on licences and penalties made public. */
@Command(
    name = "bulletin",
    mixinStandardHelpOptions = true,
    description = "Write the bulletin on licences and penalties (双公示) of a month.",
    footer = {
      "",
      "Examples:",
      "  credlake report bulletin --month 2018-02 --release 2018 --out reports",
      "  credlake report bulletin --month 2018-02 --region 青海 --format docx --out reports"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no such region, or nothing was delivered in the month",
      "2:the command was not understood"
    })
final class ReportBulletinCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private ReleaseOption release;

  @Mixin private ReportOptions options;

  @Option(
      names = "--month",
      required = true,
      paramLabel = "MONTH",
      description = "Month of the bulletin, e.g. 2018-02.")
  private YearMonth month;

  @Override
  public Integer call() throws Exception {
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    new AuditedWork(
            lake.lake(),
            AuditEntry.Kind.REPORT,
            endpoint.user(),
            "report bulletin --month %s %s".formatted(month, options.describe()),
            List.of(),
            release.name())
        .run(given -> write(endpoint, given));
    return 0;
  }

  private void write(Endpoint endpoint, LongAdder given) throws Exception {
    List<String> asked = options.regions();
    Bulletin bulletin;
    try (ReleaseOption.Opened opened = release.open(endpoint)) {
      bulletin = Bulletin.read(opened.connection(), month, opened.note());
    }
    List<String> regions = asked.isEmpty() ? bulletin.provinces() : asked;
    options.write(
        regions,
        region ->
            "bulletin-%s-%s".formatted(month, region.equals(Region.NATION) ? "nation" : region),
        region -> bulletin.edition(region, options.language()),
        spec.commandLine().getOut(),
        given);
  }
}

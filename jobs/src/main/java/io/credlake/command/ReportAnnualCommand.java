package io.credlake.command;

import io.credlake.access.AuditEntry;
import io.credlake.code.Region;
import io.credlake.report.annual.AnnualReport;
import io.credlake.trino.Endpoint;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake report annual}: the annual assessment of the nation or of provinces. */
@Command(
    name = "annual",
    mixinStandardHelpOptions = true,
    description = "Write the annual assessment of the nation, a province, or each of the 31.",
    footer = {
      "",
      "Examples:",
      "  credlake report annual --year 2018 --release 2018 --out reports",
      "  credlake report annual --year 2018 --region 浙江 --lang en --format pdf --out reports",
      "  credlake report annual --year 2018 --region all --out reports"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no such region, or the year is not assessed",
      "2:the command was not understood"
    })
final class ReportAnnualCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private ReleaseOption release;

  @Mixin private ReportOptions options;

  @Option(
      names = "--year",
      required = true,
      paramLabel = "YEAR",
      description = "Year that is assessed, e.g. 2018.")
  private int year;

  @Override
  public Integer call() throws Exception {
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    new AuditedWork(
            lake.lake(),
            AuditEntry.Kind.REPORT,
            endpoint.user(),
            "report annual --year %d %s".formatted(year, options.describe()),
            List.of(),
            release.name())
        .run(given -> write(endpoint, given));
    return 0;
  }

  private void write(Endpoint endpoint, LongAdder given) throws Exception {
    List<String> asked = options.regions();
    AnnualReport report;
    try (ReleaseOption.Opened opened = release.open(endpoint)) {
      report = AnnualReport.read(opened.connection(), year, opened.note());
    }
    List<String> regions = asked.isEmpty() ? report.provinces() : asked;
    options.write(
        regions,
        region -> "annual-%s-%s".formatted(year, region.equals(Region.NATION) ? "nation" : region),
        region -> report.edition(region, options.language()),
        spec.commandLine().getOut(),
        given);
  }
}

package io.credlake.command;

import io.credlake.code.Regions;
import io.credlake.conf.Nearest;
import io.credlake.dashboard.CodeNames;
import io.credlake.dashboard.Filters;
import io.credlake.dashboard.PanelChecks;
import io.credlake.dashboard.PanelChecks.Outcome;
import io.credlake.dashboard.Panels;
import io.credlake.dashboard.Panels.Found;
import io.credlake.dashboard.Parameters;
import io.credlake.dashboard.Source;
import io.credlake.trino.Endpoint;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake dashboards check}: runs every panel against the lake. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Run all panels against the lake: columns as described, checks hold.",
    footer = {
      "",
      "Examples:",
      "  credlake dashboards check",
      "  credlake dashboards check --page coverage --region 330000 --at 2018-06 --field taxation",
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all panels can be asked, and what must hold does",
      "1:a panel is broken, or a check marked fail does not hold",
      "2:the command was not understood"
    })
final class DashboardsCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private ReleaseOption release;

  @Option(names = "--page", paramLabel = "NAME", description = "Only the panels of this page.")
  private String page;

  @Option(
      names = "--region",
      paramLabel = "CODE",
      description = "Region, six digits of GB/T 2260 (default: the nation).")
  private String region;

  @Option(
      names = "--at",
      paramLabel = "PERIOD",
      description = "Month, quarter or year: 2018-12, 2018Q4, 2018 (default: the newest).")
  private String at;

  @Option(names = "--field", paramLabel = "FIELD", description = "Key field (default: all).")
  private String field;

  @Override
  public Integer call() throws Exception {
    Panels panels = new Panels(Credlake.home());
    List<String> pages = panels.pages();
    if (page != null && !pages.contains(page)) {
      throw new IllegalArgumentException(
          "Invalid page: %s%s".formatted(page, Nearest.hint(page, pages)));
    }
    Filters filters = new Filters(release.name(), at, region, field);
    Regions regions = CodeNames.read(Credlake.home().resolve("conf")).regions();
    PrintWriter out = spec.commandLine().getOut();
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    int panelsRun = 0;
    int failed = 0;
    try (Connection connection = release.connect(endpoint)) {
      Parameters parameters = Parameters.of(filters, Source.shown(connection), regions);
      for (String name : page == null ? pages : List.of(page)) {
        for (Found found : panels.of(name)) {
          panelsRun++;
          for (Outcome outcome : PanelChecks.run(connection, found, parameters)) {
            print(outcome, out);
            failed += outcome.fails() ? 1 : 0;
          }
        }
      }
    }
    out.println("%,d panels 图表, %,d to be mended 待改".formatted(panelsRun, failed));
    return failed == 0 ? 0 : Credlake.FAILED;
  }

  private static void print(Outcome outcome, PrintWriter out) {
    String mark = outcome.holds() ? "✓" : outcome.fails() ? "✗" : "!";
    String what =
        outcome.check() == null
            ? "%,d rows 行".formatted(outcome.rows())
            : "%s: %s %s"
                .formatted(outcome.check().name(), outcome.check().zh(), outcome.check().en());
    String wrong = outcome.holds() ? "" : " — " + outcome.problem();
    out.println("%s %s · %s%s".formatted(mark, outcome.panel(), what, wrong));
  }
}

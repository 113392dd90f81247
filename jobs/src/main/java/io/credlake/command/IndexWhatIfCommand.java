package io.credlake.command;

import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.index.uncertainty.Standing;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.job.IndexFrameworks;
import io.credlake.plan.Commitment;
import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Basis;
import io.credlake.rate.Place;
import io.credlake.rate.WhatIf;
import io.credlake.rate.WhatIf.Moved;
import io.credlake.trino.Endpoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake index what-if}: what the index would be if an indicator had another value. */
@Command(
    name = "what-if",
    mixinStandardHelpOptions = true,
    description = {
      "Compute an index anew with other values of a province, from the inputs that are stored.",
      "All is computed anew, so that other provinces lose or win as well; nothing is stored."
    },
    footer = {"", "Example:", "  credlake index what-if 浙江 --set P2.1.1-02=95 --at 2018"},
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:computed",
      "1:there is no such framework, region, indicator or year, or nothing was computed yet",
      "2:the command was not understood"
    })
final class IndexWhatIfCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private IndexChoice choice;

  @Parameters(paramLabel = "REGION", description = "Province, by code or name.")
  private String region;

  @Option(
      names = "--set",
      required = true,
      paramLabel = "INDICATOR=VALUE",
      description = "An indicator of the framework, and its value in the indicator's unit.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    Place place = IndexChoice.province(region);
    MeasuredPlan plan = PlanCommand.plan();
    PrintWriter out = spec.commandLine().getOut();
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(choice.lake());
    try (Connection connection = choice.connect(endpoint)) {
      IndexFigures figures = new IndexFigures(connection);
      Basis basis = choice.basis(figures);
      int year = choice.year(basis);
      WhatIf whatIf =
          new WhatIf(
              IndexFrameworks.ofRun(conf(), plan, basis.framework(), basis.digest()),
              figures.inputs(basis));
      Map<Node, Double> changes = new LinkedHashMap<>();
      for (Map.Entry<String, String> set : values.entrySet()) {
        Node leaf = whatIf.leaf(set.getKey());
        Commitment measured = plan.plan().commitment(leaf.indicator().column());
        changes.put(leaf, WhatIf.value(plan.indicators().of(measured), set.getValue()));
      }
      List<Moved> moved = whatIf.with(changes, place, year);
      if (choice.isTable()) {
        String where = place.nameZh() + " " + place.nameEn();
        out.println(IndexText.title(basis, where, Integer.toString(year)));
        out.println();
        changes.forEach(
            (leaf, value) -> out.println(describe(leaf, whatIf.value(leaf, place, year), value)));
        out.println();
      }
      listing(moved).print(choice.format(), out);
    }
    return 0;
  }

  private static String describe(Node leaf, Cell was, double value) {
    return "%s %s %s: %s → %s"
        .formatted(
            leaf.id(),
            leaf.name().zh(),
            leaf.name().en(),
            was.missing() == null
                ? Listing.rounded(was.value())
                : IndexText.reason(was.missing().name().toLowerCase(Locale.ROOT)),
            Listing.rounded(value));
  }

  private static Path conf() {
    return Credlake.home().resolve("conf");
  }

  private Listing listing(List<Moved> moved) {
    boolean table = choice.isTable();
    Listing listing =
        table
            ? new Listing("NODE 指数", "", "SCORE 得分", "IF 假设后", "CHANGE 变动", "RANK 位次（区间）", "IF 假设后")
            : new Listing(
                "node",
                "name",
                "score",
                "score_if",
                "rank",
                "rank_low",
                "rank_high",
                "rank_if",
                "rank_if_low",
                "rank_if_high");
    for (Moved one : moved) {
      Node node = one.node();
      Standing was = one.was();
      Standing is = one.is();
      if (table) {
        listing.add(
            node.id(),
            node.name().zh() + " " + node.name().en(),
            was == null ? null : Listing.rounded(was.score()),
            is == null ? null : Listing.rounded(is.score()),
            was == null || is == null ? null : IndexText.signed(is.score() - was.score()),
            ranks(was),
            ranks(is));
      } else {
        listing.add(
            node.id(),
            node.name().zh(),
            was == null ? null : was.score(),
            is == null ? null : is.score(),
            was == null ? null : was.rank(),
            was == null ? null : (int) was.ranks().around(was.rank()).low(),
            was == null ? null : (int) was.ranks().around(was.rank()).high(),
            is == null ? null : is.rank(),
            is == null ? null : (int) is.ranks().around(is.rank()).low(),
            is == null ? null : (int) is.ranks().around(is.rank()).high());
      }
    }
    return listing;
  }

  private static String ranks(Standing one) {
    return one == null
        ? ""
        : IndexText.ranks(
            one.rank(),
            (int) one.ranks().around(one.rank()).low(),
            (int) one.ranks().around(one.rank()).high(),
            one.of());
  }
}

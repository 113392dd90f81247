package io.credlake.command;

import io.credlake.conf.Nearest;
import io.credlake.index.CompositeIndex;
import io.credlake.index.IndexResult;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Panel;
import io.credlake.index.store.IndexInputs;
import io.credlake.index.uncertainty.Standing;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.job.IndexFrameworks;
import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Basis;
import io.credlake.rate.Place;
import io.credlake.trino.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  private static final double PERCENT = 100;

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
      Framework framework = framework(plan, basis);
      IndexInputs inputs = figures.inputs(basis);
      Panel panel = inputs.panel(framework);
      int row = panel.row(place.code(), Integer.toString(year));
      List<Changed> changes = new ArrayList<>();
      Panel changed = panel;
      for (Map.Entry<String, String> set : values.entrySet()) {
        Node leaf = leaf(framework, set.getKey());
        String column = leaf.indicator().column();
        double value = value(plan.indicators().of(plan.plan().commitment(column)), set.getValue());
        changes.add(new Changed(leaf, panel.cell(row, column), value));
        changed = changed.with(row, column, Cell.of(value));
      }
      IndexResult before = new CompositeIndex(framework).compute(panel);
      IndexResult after = new CompositeIndex(framework).compute(changed);
      if (choice.isTable()) {
        String where = place.nameZh() + " " + place.nameEn();
        out.println(IndexText.title(basis, where, Integer.toString(year)));
        out.println();
        changes.forEach(one -> out.println(one.describe()));
        out.println();
      }
      listing(before, after, place, year).print(choice.format(), out);
    }
    return 0;
  }

  /** A value that is another one. */
  private record Changed(Node leaf, Cell was, double value) {
    String describe() {
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
  }

  private static Framework framework(MeasuredPlan plan, Basis basis) throws IOException {
    return IndexFrameworks.load(Credlake.home().resolve("conf"), Optional.of(plan)).stream()
        .filter(one -> one.id().equals(basis.framework()))
        .filter(one -> one.digest().equals(basis.digest()))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot tell what would be, the framework is another than that of the newest"
                        + " run (credlake index compute): "
                        + basis.framework()));
  }

  private static Node leaf(Framework framework, String id) {
    List<Node> leaves =
        framework.leaves().stream().filter(leaf -> leaf.unavailable() == null).toList();
    return leaves.stream()
        .filter(leaf -> leaf.id().equalsIgnoreCase(id))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid indicator of %s: %s%s"
                        .formatted(
                            framework.id(),
                            id,
                            Nearest.hint(id, leaves.stream().map(Node::id).toList()))));
  }

  private static double value(Indicator indicator, String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Invalid value, it must be a number: " + text, e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid value, it must be finite: " + text);
    }
    boolean percent = indicator.unit() == Indicator.Unit.PERCENT;
    if (percent && (value < 0 || value > PERCENT)) {
      throw new IllegalArgumentException("Invalid value, a percentage is from 0 to 100: " + text);
    }
    return value;
  }

  private Listing listing(IndexResult before, IndexResult after, Place place, int year) {
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
    for (Node node : branches(before.framework().index()).toList()) {
      Standing was = standing(before, node, place, year);
      Standing is = standing(after, node, place, year);
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

  /** The index, then its parts, each before its own. */
  private static Stream<Node> branches(Node node) {
    return node.isLeaf()
        ? Stream.of()
        : Stream.concat(
            Stream.of(node), node.parts().stream().flatMap(IndexWhatIfCommand::branches));
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

  /** Where a region stands at a node; null: nowhere, as it has no score. */
  private static Standing standing(IndexResult result, Node node, Place place, int year) {
    return result.standings().stream()
        .filter(one -> result.tree().node(one.node()).id().equals(node.id()))
        .filter(one -> result.row(one.row()).unit().equals(place.code()))
        .filter(one -> result.row(one.row()).period().equals(Integer.toString(year)))
        .findAny()
        .orElse(null);
  }
}

package io.credlake.command;

import io.credlake.indicator.Indicator;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.Commitment;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.ResultFormat;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake plan check}: whether every commitment is measured. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Check that every commitment has an indicator, and that it evaluates on the lake to a value"
            + " or to a stated reason.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every commitment has a value or a reason",
      "1:a commitment has neither, or the plan is not valid",
      "2:the command was not understood"
    })
final class PlanCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Override
  public Integer call() throws Exception {
    MeasuredPlan plan = PlanCommand.plan();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "%d nodes 节点, %d commitments 任务, %d indicators 指标, %d breaks 断点: valid 有效"
            .formatted(
                plan.plan().nodes().size(),
                plan.plan().commitments().size(),
                plan.indicators().all().size(),
                plan.plan().breaks().size()));
    if (!Files.isDirectory(lake.lake())) {
      out.println("No lake to evaluate them on 尚无数据湖: " + lake.lake());
      return 0;
    }
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    try (Connection connection = endpoint.connect()) {
      return evaluate(plan, outcomes(connection), out);
    }
  }

  private static int evaluate(MeasuredPlan plan, Map<String, String> outcomes, PrintWriter out) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    int missing = 0;
    for (Commitment commitment : plan.plan().commitments()) {
      Indicator indicator = plan.indicators().of(commitment);
      String outcome = outcomes.get(commitment.id());
      if (outcome == null) {
        missing++;
        out.println(
            "✗ %s %s: neither a value nor a reason 既无值也无原因"
                .formatted(commitment.id(), indicator.name().zh()));
        outcome = "nothing";
      } else if (!outcome.equals("value")) {
        out.println("! %s %s: %s".formatted(commitment.id(), indicator.name().zh(), outcome));
      }
      counts
          .computeIfAbsent(indicator.measure().way(), way -> new TreeMap<>())
          .merge(outcome, 1, Integer::sum);
    }
    Listing listing = new Listing("MEASURE 计量", "OUTCOME 结果", "COMMITMENTS 任务");
    counts.forEach((way, by) -> by.forEach((outcome, count) -> listing.add(way, outcome, count)));
    listing.print(ResultFormat.TABLE, out);
    return missing == 0 ? 0 : Credlake.FAILED;
  }

  /** Of each commitment: value if the newest year of the nation has one, else the reason. */
  private static Map<String, String> outcomes(Connection connection) throws SQLException {
    String sql =
        """
        SELECT commitment, if(value IS NOT NULL, 'value', reason) AS outcome
        FROM lake.policy.progress
        WHERE region = '000000' AND year = (SELECT max(year) FROM lake.policy.progress)
        """;
    Map<String, String> outcomes = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        outcomes.put(row.getString(1), row.getString(2));
      }
    }
    return outcomes;
  }
}

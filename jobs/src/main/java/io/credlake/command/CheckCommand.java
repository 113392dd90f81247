package io.credlake.command;

import io.credlake.check.Comparison;
import io.credlake.check.TruthCheck;
import io.credlake.check.ViewChecks;
import io.credlake.trino.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code credlake check}: whether the lake agrees with itself, and with the truth if it is told.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Run the checks of the views: what the stream counted against a full recount, and what must"
          + " hold in each view.",
      "With --truth hold the lake against files that tell the truth, cell by cell."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every check holds, but for those that only warn",
      "1:a check does not hold, a cell differs, or something could not be checked",
      "2:the command was not understood"
    })
final class CheckCommand implements Callable<Integer> {

  private static final int SHOWN = 10_000;

  /** All rows are those of the check's query; a warning needs no more than a hint. */
  private static final int EXAMPLES_OF_WARNING = 1;

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(
      names = "--truth",
      paramLabel = "DIR",
      description = "Folder of files NAME.csv; the check is sql/checks/NAME.")
  private Path truth;

  @Option(
      names = "--view",
      paramLabel = "NAME",
      description = "Run the checks of this view only; may be repeated.")
  private List<String> views = List.of();

  @Override
  public Integer call() throws Exception {
    if (truth != null && !views.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Cannot check, --truth and --view go apart: give one of them");
    }
    return truth == null ? checkViews() : checkTruth();
  }

  private int checkViews() throws IOException, SQLException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ViewChecks checks = new ViewChecks(Credlake.home().resolve("sql/views"), views);
    Endpoint endpoint = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    List<ViewChecks.Outcome> outcomes;
    try (Connection connection = endpoint.connect()) {
      outcomes = checks.run(connection);
    }
    outcomes.forEach(outcome -> tell(out, outcome));
    long broken = outcomes.stream().filter(ViewChecks.Outcome::stops).count();
    long holding = outcomes.stream().filter(ViewChecks.Outcome::holds).count();
    out.println(
        text(
            "%,d checks 检查: %,d hold 通过, %,d warn 提示, %,d fail 不通过",
            outcomes.size(), holding, outcomes.size() - holding - broken, broken));
    return broken > 0 ? Credlake.FAILED : 0;
  }

  private static void tell(PrintWriter out, ViewChecks.Outcome outcome) {
    String sign = outcome.holds() ? "✓" : outcome.stops() ? "✗" : "!";
    out.println(
        text(
            "%s %s · %s: %s %s%s",
            sign,
            outcome.view(),
            outcome.check().name(),
            outcome.check().zh(),
            outcome.check().en(),
            outcome.rows() > 0
                ? text(" — %,d%s rows 行", outcome.rows(), outcome.more() ? " or more 以上" : "")
                : ""));
    outcome.examples().stream()
        .limit(outcome.stops() ? Long.MAX_VALUE : EXAMPLES_OF_WARNING)
        .forEach(row -> out.println("    " + row));
    if (outcome.problem() != null) {
      out.println("    Cannot run check: " + outcome.problem());
    }
    out.flush();
  }

  private int checkTruth() throws IOException, SQLException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<Path> files = TruthCheck.truths(truth);
    if (files.isEmpty()) {
      err.println("Cannot check truth, no CSV file in 目录中没有真值文件: " + truth);
      return Credlake.FAILED;
    }
    TruthCheck check = new TruthCheck(Credlake.home().resolve("sql/checks"));
    Endpoint endpoint = new ServerConsole(err).ensureRunning(lake.lake());
    long cells = 0;
    long differences = 0;
    boolean failed = false;
    try (Connection connection = endpoint.connect()) {
      for (Path file : files) {
        try {
          Comparison comparison = check.compare(file, connection);
          cells += comparison.cells();
          differences += comparison.differences().size();
          tell(out, file, comparison);
        } catch (IllegalArgumentException | SQLException | IOException e) {
          failed = true;
          err.println(problem(file, e));
        }
      }
    }
    out.println(text("Total 合计: %,d cells compared 核对, %,d differences 不符", cells, differences));
    return failed || differences > 0 ? Credlake.FAILED : 0;
  }

  private static void tell(PrintWriter out, Path file, Comparison comparison) {
    List<Comparison.Difference> differences = comparison.differences();
    out.println(
        text(
            "%s %s: %,d cells compared 核对, %,d differences 不符",
            differences.isEmpty() ? "✓" : "✗",
            file.getFileName(),
            comparison.cells(),
            differences.size()));
    differences.stream()
        .limit(SHOWN)
        .forEach(difference -> out.println("    " + difference.describe()));
    if (differences.size() > SHOWN) {
      out.println(text("    … and %,d more 其余略", differences.size() - SHOWN));
    }
    out.flush();
  }

  private static String problem(Path file, Exception e) {
    return e instanceof IllegalArgumentException
        ? e.getMessage()
        : "Cannot check %s, %s".formatted(file.getFileName(), e.getMessage());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

package io.credlake.command;

import io.credlake.check.Comparison;
import io.credlake.check.TruthCheck;
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
import picocli.CommandLine.Spec;

/** {@code credlake check}: holds the lake against what a generator says is the truth. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Hold the lake against files that tell the truth, cell by cell.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every cell is as it should be",
      "1:a cell differs, or a file could not be checked",
      "2:the command was not understood"
    })
final class CheckCommand implements Callable<Integer> {

  private static final int SHOWN = 10_000;

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "DIR",
      description = "Folder of files NAME.csv; the check is sql/checks/NAME.")
  private Path truth;

  @Override
  public Integer call() throws Exception {
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

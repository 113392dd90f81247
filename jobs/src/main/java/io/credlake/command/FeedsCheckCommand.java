package io.credlake.command;

import io.credlake.code.CitizenNumber;
import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Layout;
import io.credlake.contract.Manifest;
import io.credlake.decode.Reading;
import io.credlake.fact.Reason;
import io.credlake.feed.ConfTrial;
import io.credlake.feed.DeliveryTrial;
import io.credlake.quarantine.RejectedExport;
import io.credlake.refine.Rejection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake feeds check}: says what would become of a file, and stores nothing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Check a delivery, a contract, a layout or a manifest, and store nothing.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all is well; rows may carry warnings",
      "1:the file would be refused, a row rejected, or it is not valid",
      "2:the command was not understood"
    })
final class FeedsCheckCommand implements Callable<Integer> {

  private static final int ROWS_SHOWN = 10;
  private static final String YAML = ".yaml";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A file of data, or one of YAML.")
  private Path file;

  @Option(
      names = "--feed",
      paramLabel = "FEED",
      description = "Feed of a file of data (default: the folder it stands in).")
  private String feed;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("Cannot check file, no such file: " + masked(file));
    }
    Path conf = Credlake.home().resolve("conf");
    CodeLists lists = CodeLists.load(conf.resolve("codes"));
    if (file.getFileName().toString().endsWith(YAML)) {
      return checkConf(new ConfTrial(conf, lists));
    }
    FeedContract contract = FeedsCommand.contracts().contract(feedOfFile());
    return tell(contract, DeliveryTrial.of(contract, lists, file, ROWS_SHOWN));
  }

  private int checkConf(ConfTrial trial) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (file.getFileName().toString().endsWith(Manifest.SUFFIX)) {
      String yaml = Files.readString(file);
      if (CitizenNumber.indexIn(yaml) >= 0) {
        throw new IllegalArgumentException(
            "Invalid manifest, citizen number in it: value withheld");
      }
      Manifest.parse(yaml, file.getFileName().toString());
      out.println("✓ manifest 批次说明: " + file.getFileName());
      return 0;
    }
    List<ConfTrial.Tried> tried = trial.of(file);
    boolean failed = false;
    for (ConfTrial.Tried contract : tried) {
      List<String> problems = contract.trial().problems();
      failed |= !problems.isEmpty();
      out.println(
          "%s %s: %d examples tried 示例"
              .formatted(
                  problems.isEmpty() ? "✓" : "✗", contract.name(), contract.trial().examples()));
      problems.forEach(problem -> out.println("  " + problem));
    }
    return failed ? Credlake.FAILED : 0;
  }

  /** The feed that was named, or the nearest folder above the file that has the name of one. */
  private String feedOfFile() throws IOException {
    if (feed != null) {
      return feed;
    }
    List<String> feeds = FeedsCommand.contracts().feeds();
    for (Path folder = file.toAbsolutePath().normalize().getParent();
        folder != null && folder.getFileName() != null;
        folder = folder.getParent()) {
      if (feeds.contains(folder.getFileName().toString())) {
        return folder.getFileName().toString();
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "Cannot check file, no folder above it is named like a feed; say which with --feed FEED");
  }

  private int tell(FeedContract contract, DeliveryTrial trial) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Feed 批次来源: %s (%s)".formatted(contract.feed(), contract.title().zh()));
    if (trial.refusal() != null) {
      out.println("✗ Refused 整批拒收: " + masked(trial.refusal()));
      return Credlake.FAILED;
    }
    Reading reading = trial.delivery().reading();
    Layout layout = contract.layouts().get(reading.titles().layout());
    out.println("Format 格式: " + reading.format().name().toLowerCase(Locale.ROOT));
    if (reading.encoding() != null) {
      out.println("Encoding 编码: " + reading.encoding().charset().name());
    }
    out.println("Layout 版式: " + layout.name());
    if (trial.delivery().remark() != null) {
      out.println("Remark 提示: " + masked(trial.delivery().remark()));
    }
    long rejected = trial.tally().rejected();
    out.println(
        text(
            "Rows read 读取 %,d = accepted 可接收 %,d + rejected 拒收 %,d",
            trial.tally().read(), trial.acceptable(), rejected));
    out.println(
        text("Of the accepted, about persons 其中涉及自然人（只计数）: %,d", trial.tally().personRows()));
    counts(out, "Rejected rows by reason 拒收原因:", trial.tally().reasons(), true);
    counts(out, "Kept with a warning 存疑保留:", trial.tally().reasons(), false);
    reconciliation(out, trial);
    rejections(out, layout, trial.firstRejected());
    if (rejected > ROWS_SHOWN) {
      out.println(text("… and %,d more rejected rows 其余略", rejected - ROWS_SHOWN));
    }
    out.println(
        rejected == 0
            ? "✓ Every row would be accepted, unless it is in the lake already 可入湖"
            : "✗ Mend the rejected rows 请修改后重报");
    return rejected == 0 ? 0 : Credlake.FAILED;
  }

  private static void counts(
      PrintWriter out, String title, Map<Reason, Long> reasons, boolean rejects) {
    List<Map.Entry<Reason, Long>> counts =
        reasons.entrySet().stream()
            .filter(count -> count.getKey().rejects() == rejects)
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .toList();
    if (counts.isEmpty()) {
      return;
    }
    out.println(title);
    for (Map.Entry<Reason, Long> count : counts) {
      Reason reason = count.getKey();
      out.println(
          text(
              "  %,9d  %-26s %s %s",
              count.getValue(), reason.code(), reason.nameZh(), reason.nameEn()));
    }
  }

  private static void reconciliation(PrintWriter out, DeliveryTrial trial) {
    if (!trial.manifest().declaresCounts()) {
      return;
    }
    List<String> differences = trial.differences();
    out.println(
        differences.isEmpty()
            ? "Declared counts are met 对账一致"
            : "Declared counts are not met 对账不符: " + String.join(" ", differences));
  }

  private static void rejections(PrintWriter out, Layout layout, List<Rejection> rejections) {
    long line = 0;
    for (Rejection rejection : rejections) {
      if (rejection.line() != line) {
        line = rejection.line();
        out.println("Line 行 %d:".formatted(line));
      }
      Reason reason = rejection.reason();
      String value = rejection.value() == null ? "" : " “" + rejection.value() + "”";
      out.println(
          "  %s%s: %s %s (%s)"
              .formatted(
                  RejectedExport.title(layout, rejection.field()),
                  value,
                  reason.nameZh(),
                  reason.nameEn(),
                  reason.code()));
      out.println("    → " + reason.mend());
    }
  }

  /** A citizen number may stand in a name of a file or in a title, but must not be told. */
  private static String masked(Object text) {
    String plain = text.toString();
    return CitizenNumber.indexIn(plain) < 0 ? plain : "***";
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

package io.credlake.command;

import io.credlake.code.ChinaTime;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.feed.FeedHealth;
import io.credlake.feed.FeedStanding;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake feeds}: lists the feeds and how they are doing. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    description = "List the feeds and how they are doing.",
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {FeedsShowCommand.class, FeedsCheckCommand.class},
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:listed", "1:a contract is not valid", "2:the command was not understood"})
final class FeedsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Day on which feeds are judged, e.g. 2018-07-01 (default: today).")
  private LocalDate asOf;

  @Mixin private FormatOption format;

  /** The contracts of the program. */
  static FeedContracts contracts() {
    return new FeedContracts(Credlake.home().resolve("conf/feeds"));
  }

  @Override
  public Integer call() throws IOException {
    List<FeedContract> contracts = contracts().all();
    LocalDate day = asOf == null ? LocalDate.now(ChinaTime.ZONE) : asOf;
    Map<String, List<DeliveryReport>> deliveries = deliveries(lake.lake());
    List<FeedStanding> standings =
        contracts.stream()
            .map(
                contract ->
                    FeedStanding.of(
                        contract, deliveries.getOrDefault(contract.feed(), List.of()), day))
            .toList();
    Listing listing =
        format.isTable()
            ? new Listing(
                "FEED", "SENDER 部门", "SHAPE", "CADENCE 周期", "LAST 最近报送", "STATUS", "HEALTH 状态")
            : new Listing(
                "feed", "sender", "shape", "cadence", "last_day", "last_status", "health");
    standings.forEach(standing -> add(listing, standing));
    PrintWriter out = spec.commandLine().getOut();
    listing.print(format.chosen(), out);
    if (format.isTable()) {
      out.println();
      out.println(summary(standings));
    }
    return 0;
  }

  private static Map<String, List<DeliveryReport>> deliveries(Path folder) {
    if (!Lake.exists(folder)) {
      return Map.of();
    }
    try (Lake opened = Lake.open(folder)) {
      return DeliveryReport.all(opened).stream()
          .collect(Collectors.groupingBy(DeliveryReport::feed));
    }
  }

  private static void add(Listing listing, FeedStanding standing) {
    FeedContract contract = standing.contract();
    DeliveryReport last = standing.last();
    listing.add(
        contract.feed(),
        contract.sender(),
        lower(contract.shape()),
        contract.period() == null ? "on_change" : lower(contract.period()),
        last == null ? null : last.day(),
        last == null ? null : last.status(),
        standing.text());
  }

  private static String summary(List<FeedStanding> standings) {
    Map<FeedHealth, Long> counts =
        standings.stream()
            .collect(Collectors.groupingBy(FeedStanding::health, Collectors.counting()));
    StringBuilder summary = new StringBuilder("%d feeds".formatted(standings.size()));
    for (FeedHealth health : FeedHealth.values()) {
      if (counts.containsKey(health)) {
        summary.append(" · %d %s".formatted(counts.get(health), health.text()));
      }
    }
    return summary.toString();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

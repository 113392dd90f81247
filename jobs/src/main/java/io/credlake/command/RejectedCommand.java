package io.credlake.command;

import io.credlake.conf.Nearest;
import io.credlake.fact.Reason;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.Quarantine;
import io.credlake.lake.RejectedRow;
import io.credlake.lake.RejectedRow.Fault;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake rejected}: lists the rejected rows and how many of them came again mended. */
@Command(
    name = "rejected",
    mixinStandardHelpOptions = true,
    description = "List the rejected rows by sender, feed and reason.",
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = RejectedExportCommand.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:listed", "1:there is no lake", "2:the command was not understood"})
final class RejectedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(names = "--feed", paramLabel = "FEED", description = "Only rows of this feed.")
  private String feed;

  @Option(names = "--sender", paramLabel = "CODE", description = "Only rows of this sender.")
  private String sender;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = "Only rows rejected for this reason, e.g. code.invalid.")
  private String reason;

  @Option(names = "--open", description = "Only rows that did not come again mended.")
  private boolean open;

  @Mixin private FormatOption format;

  /** Rows of one group; a row counts once in it. */
  private record Group(String sender, String feed, Reason reason) {}

  private static final class Counts {
    private long rows;
    private long mended;
  }

  @Override
  public Integer call() {
    if (reason != null) {
      Reason.ofCode(reason); // says so if there is none
    }
    Map<Group, Counts> groups =
        new TreeMap<>(
            Comparator.comparing(Group::sender)
                .thenComparing(Group::feed)
                .thenComparing(group -> group.reason().code()));
    try (Lake opened = open(lake)) {
      List<DeliveryReport> all = DeliveryReport.all(opened);
      ensureKnown("feed", feed, all.stream().map(DeliveryReport::feed));
      ensureKnown("sender", sender, all.stream().map(DeliveryReport::sender));
      List<DeliveryReport> deliveries =
          all.stream()
              .filter(delivery -> feed == null || feed.equals(delivery.feed()))
              .filter(delivery -> sender == null || sender.equals(delivery.sender()))
              .toList();
      Map<String, String> senders = new HashMap<>();
      deliveries.forEach(
          delivery -> senders.put(delivery.feed() + delivery.deliveryId(), delivery.sender()));
      for (RejectedRow row : new Quarantine(opened).rows(deliveries, false)) {
        if (!open || !row.mended()) {
          count(groups, row, senders.get(row.feed() + row.deliveryId()));
        }
      }
    }
    list(groups);
    return 0;
  }

  /** Who asks for what the lake knows nothing of must not read that nothing is to be mended. */
  private static void ensureKnown(String what, String asked, Stream<String> known) {
    List<String> names = known.filter(Objects::nonNull).distinct().sorted().toList();
    if (asked != null && !names.contains(asked)) {
      throw new IllegalArgumentException(
          "Invalid %s, the lake has no delivery of it: %s%s"
              .formatted(what, asked, Nearest.hint(asked, names)));
    }
  }

  /** The lake that holds the rows. */
  static Lake open(LakeOption lake) {
    if (!Lake.exists(lake.lake())) {
      throw new IllegalArgumentException(
          "Cannot list rejected rows, no lake at: %s%nBring deliveries in first 请先入湖: credlake ingest"
              .formatted(lake.lake()));
    }
    return Lake.open(lake.lake());
  }

  private void count(Map<Group, Counts> groups, RejectedRow row, String from) {
    for (Reason against : row.faults().stream().map(Fault::reason).collect(Collectors.toSet())) {
      if (reason == null || reason.equals(against.code())) {
        Counts counts =
            groups.computeIfAbsent(new Group(from, row.feed(), against), group -> new Counts());
        counts.rows++;
        counts.mended += row.mended() ? 1 : 0;
      }
    }
  }

  private void list(Map<Group, Counts> groups) {
    boolean table = format.isTable();
    if (table && groups.isEmpty()) {
      spec.commandLine().getOut().println("No rejected rows 无拒收记录");
      return;
    }
    Listing listing =
        table
            ? new Listing("SENDER 部门", "FEED", "REASON 原因", "", "ROWS 行数", "MENDED 已修复", "OPEN 待修复")
            : new Listing("sender", "feed", "reason", "name", "rows", "mended", "open");
    groups.forEach(
        (group, counts) ->
            listing.add(
                group.sender(),
                group.feed(),
                group.reason().code(),
                group.reason().nameZh() + " " + group.reason().nameEn(),
                counts.rows,
                counts.mended,
                counts.rows - counts.mended));
    listing.print(format.chosen(), spec.commandLine().getOut());
  }
}

package io.credlake.command;

import io.credlake.access.AccessUser;
import io.credlake.access.AuditEntry;
import io.credlake.access.Role;
import io.credlake.contract.FeedContract;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.Quarantine;
import io.credlake.lake.RejectedRow;
import io.credlake.quarantine.RejectedExport;
import io.credlake.trino.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake rejected export}: gives a sender its rejected rows back, to be mended. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write the rejected rows of a feed that are not mended yet, one file a delivery.",
    footer = {
      "",
      "Mend the rows, keep the columns credlake_delivery and credlake_line, and bring the file in:",
      "credlake ingest FEED FILE"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written, or there was nothing to mend",
      "1:there is no such feed or delivery, or a file is there already",
      "2:the command was not understood"
    })
final class RejectedExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private AsOption as;

  @Option(names = "--feed", required = true, paramLabel = "FEED", description = "The feed.")
  private String feed;

  @Option(
      names = "--delivery",
      paramLabel = "ID",
      description = "Only rows of this delivery; the first characters of its id will do.")
  private String delivery;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; made if it is not there.")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    FeedContract contract = FeedsCommand.contracts().contract(feed);
    Optional<AccessUser> user = as.user();
    String refusal = user.map(one -> refusal(one, contract)).orElse(null);
    if (!Lake.exists(lake.lake())) {
      RejectedCommand.open(lake); // says so; there is nothing that anyone could have
    }
    AuditedWork audited =
        new AuditedWork(
            lake.lake(),
            AuditEntry.Kind.EXPORT,
            user.map(AccessUser::name).orElse(Endpoint.owner()),
            "rejected export " + feed + (delivery == null ? "" : " " + delivery),
            List.of("ops.rejection"),
            null);
    if (refusal != null) {
      audited.refuse(refusal);
      throw new IllegalArgumentException("Cannot export rejected rows, " + refusal);
    }
    audited.run(given -> export(contract, user.map(AccessUser::region).orElse(null), given));
    return 0;
  }

  /** Why a user may not have rejected rows of the feed; null: the user may. */
  private static String refusal(AccessUser user, FeedContract contract) {
    return user.role() == Role.STEWARD && user.departments().contains(contract.sender())
        ? null
        : "only a steward of %s may have those of its feeds: %s"
            .formatted(contract.sender(), user.name());
  }

  /** Writes the rows of all provinces, or of one, and counts them. */
  private void export(FeedContract contract, String region, LongAdder given) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Lake opened = RejectedCommand.open(lake)) {
      List<DeliveryReport> deliveries = deliveries(opened);
      Map<String, List<RejectedRow>> open =
          new Quarantine(opened)
              .rows(deliveries, true).stream()
                  .filter(row -> !row.mended())
                  .filter(row -> region == null || region.equals(row.provinceCode()))
                  .collect(Collectors.groupingBy(RejectedRow::deliveryId));
      RejectedExport export = new RejectedExport(contract);
      deliveries.removeIf(one -> !open.containsKey(one.deliveryId()));
      for (DeliveryReport one : deliveries) {
        RejectedExport.ensureNew(one, folder); // before any is written: all of them, or none
      }
      for (DeliveryReport one : deliveries) {
        RejectedExport.Written written = export.write(one, open.get(one.deliveryId()), folder);
        given.add(written.rows());
        tell(out, written);
      }
    }
    if (given.sum() == 0) {
      out.println("Nothing to mend 没有待修复的记录: " + feed);
    }
  }

  private List<DeliveryReport> deliveries(Lake opened) {
    List<DeliveryReport> deliveries =
        DeliveryReport.ofFeed(opened, feed).stream()
            .filter(one -> !one.isRefused())
            .filter(one -> delivery == null || one.deliveryId().startsWith(delivery))
            .collect(Collectors.toCollection(ArrayList::new));
    if (delivery != null && deliveries.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot export rejected rows, no delivery of feed %s in the lake: %s"
              .formatted(feed, delivery));
    }
    return deliveries;
  }

  private static void tell(PrintWriter out, RejectedExport.Written written) {
    out.println(
        String.format(Locale.ROOT, "%s: %,d rows to mend 待修复", written.path(), written.rows()));
    if (written.withoutText() > 0) {
      out.println(
          String.format(
              Locale.ROOT,
              "  %,d of them were not kept: see the line of the delivery 请对照原文件行号",
              written.withoutText()));
    }
  }
}

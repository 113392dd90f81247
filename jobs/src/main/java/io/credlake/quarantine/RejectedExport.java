package io.credlake.quarantine;

import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.FieldType;
import io.credlake.contract.FeedContract.Format;
import io.credlake.contract.FeedContract.Layout;
import io.credlake.decode.CsvRows;
import io.credlake.decode.TitleRow;
import io.credlake.fact.Reason;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.RejectedRow;
import io.credlake.lake.RejectedRow.Fault;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives rejected rows back to their sender, in the form in which they came.
 *
 * <p>Columns stand in the order of the layout; behind them where each row came from, by which it is
 * known again when it comes mended, and why it was rejected. Columns about persons are empty.
 */
public final class RejectedExport {

  private static final String MASK = "***";
  private static final String PROVINCE = "province_code";

  private final FeedContract contract;

  /** Exports of a feed. */
  public RejectedExport(FeedContract contract) {
    this.contract = contract;
  }

  /**
   * A file that was written.
   *
   * @param path of the file
   * @param rows in it
   * @param withoutText of them: rows that were not kept, with their line and reason only
   */
  public record Written(Path path, long rows, long withoutText) {}

  /**
   * Writes the rejected rows of a delivery into a folder.
   *
   * @param rows of that delivery, in the order of their lines
   * @throws FileAlreadyExistsException if the file is there: its rows may have been mended
   * @throws IllegalArgumentException if the contract no longer has the delivery's layout
   */
  public Written write(DeliveryReport delivery, List<RejectedRow> rows, Path folder)
      throws IOException {
    Layout layout = layout(delivery);
    Format format = Format.valueOf(delivery.format().toUpperCase(Locale.ROOT));
    Charset charset =
        delivery.encoding() == null ? StandardCharsets.UTF_8 : Charset.forName(delivery.encoding());
    ensureNew(delivery, folder);
    Files.createDirectories(folder);
    Path file = folder.resolve(fileName(delivery));
    Path unfinished = folder.resolve("." + file.getFileName());
    long withoutText = 0;
    try (RowFile out =
        RowFile.create(unfinished, format, charset, contract.rowElement(), columns(layout))) {
      for (RejectedRow row : rows) {
        List<String> values = values(layout, row);
        withoutText += values.isEmpty() ? 1 : 0;
        out.write(complete(layout, values, row));
      }
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    return new Written(file, rows.size(), withoutText);
  }

  /**
   * Checks that a delivery's file is not in a folder yet.
   *
   * @throws FileAlreadyExistsException if it is: its rows may have been mended
   */
  public static void ensureNew(DeliveryReport delivery, Path folder)
      throws FileAlreadyExistsException {
    Path file = folder.resolve(fileName(delivery));
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(
          "Cannot write export, the file is there already: " + file);
    }
  }

  /** Name of the file of a delivery. */
  public static String fileName(DeliveryReport delivery) {
    return "%s-%s-rejected.%s"
        .formatted(delivery.feed(), delivery.deliveryId().substring(0, 8), delivery.format());
  }

  private Layout layout(DeliveryReport delivery) {
    return contract.layouts().stream()
        .filter(layout -> layout.name().equals(delivery.layout()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot export rejected rows, contract %s no longer has their layout: %s"
                        .formatted(contract.feed(), delivery.layout())));
  }

  private static List<RowColumn> columns(Layout layout) {
    return Stream.concat(
            layout.columns().stream().map(RowColumn::of),
            Stream.of(TitleRow.ORIGIN_DELIVERY, TitleRow.ORIGIN_LINE, TitleRow.REASONS)
                .map(RowColumn::of))
        .toList();
  }

  /** Texts of a row by column; none if it was not kept in the order of the layout. */
  private static List<String> values(Layout layout, RejectedRow row) {
    boolean misshapen =
        row.faults().stream()
            .anyMatch(
                fault ->
                    fault.reason() == Reason.COLUMNS_COUNT || fault.reason() == Reason.ROW_LENGTH);
    if (row.row() == null || misshapen) {
      return List.of();
    }
    List<String> values = CsvRows.firstRow(row.row());
    return values.size() == layout.columns().size() ? values : List.of();
  }

  private List<String> complete(Layout layout, List<String> values, RejectedRow row) {
    List<String> complete = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      complete.add(values.isEmpty() ? "" : value(layout.columns().get(i), values.get(i), row));
    }
    complete.add(row.deliveryId());
    complete.add(Long.toString(row.line()));
    complete.add(
        row.faults().stream()
            .map(fault -> explain(layout, fault))
            .distinct()
            .collect(Collectors.joining("；")));
    return complete;
  }

  private String value(Column column, String value, RejectedRow row) {
    // A mask would read as the text of a person's column. That of a withheld number stays: nothing
    // in
    // its place would read as not reported.
    if (value.equals(MASK) && column.type().isPersonal()) {
      return "";
    }
    // The province came with the delivery's manifest, which the mended rows come without.
    boolean places = column.type() == FieldType.REGION || column.type() == FieldType.PROVINCE;
    boolean missing = value.isBlank() || contract.missing().contains(value.strip());
    if (missing && places && PROVINCE.equals(column.field()) && row.provinceCode() != null) {
      return row.provinceCode();
    }
    return value;
  }

  private static String explain(Layout layout, Fault fault) {
    Reason reason = fault.reason();
    return "%s：%s %s (%s). %s"
        .formatted(
            title(layout, fault.field()),
            reason.nameZh(),
            reason.nameEn(),
            reason.code(),
            reason.mend());
  }

  /** Title of the column of a field; the field itself if no column of the layout fills it. */
  public static String title(Layout layout, String field) {
    return layout.columns().stream()
        .filter(column -> field.equals(column.field()))
        .map(Column::title)
        .findFirst()
        .orElse(field);
  }
}

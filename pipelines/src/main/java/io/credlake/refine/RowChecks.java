package io.credlake.refine;

import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.Guard;
import io.credlake.contract.FeedContract.Shape;
import io.credlake.fact.Field;
import io.credlake.fact.Reason;
import io.credlake.fact.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What must hold between the fields of a row, whatever each says by itself. */
final class RowChecks {

  private static final int NONE = -1;
  private static final long HUNDRED = 100;
  private static final String PROVINCE = "province_code";

  private final FeedContract contract;
  private final DeliveryTerms terms;
  private final int event;
  private final int from;
  private final int to;
  private final int province;
  private final int numerator;
  private final int denominator;
  private final int[] identifiers;
  private final String[] sumNames;
  private final int[] sums;
  private final boolean[] wholeSums;
  private final byte[] provinceOfDelivery;

  RowChecks(FeedContract contract, TableDefinition table, DeliveryTerms terms) {
    this.contract = contract;
    this.terms = terms;
    List<String> fields = table.fields().stream().map(Field::name).toList();
    this.event = fields.indexOf("event_date");
    this.from = fields.indexOf("valid_from");
    this.to = fields.indexOf("valid_to");
    this.province = fields.indexOf(PROVINCE);
    this.numerator = fields.indexOf("numerator");
    this.denominator = fields.indexOf("denominator");
    this.identifiers = contract.identifiedBy().stream().mapToInt(table::indexOf).toArray();
    this.sumNames = contract.controlSums().toArray(String[]::new);
    this.sums = contract.controlSums().stream().mapToInt(table::indexOf).toArray();
    this.wholeSums = new boolean[sums.length];
    for (int i = 0; i < sums.length; i++) {
      wholeSums[i] = table.fields().get(sums[i]).type() == Field.Type.LONG;
    }
    this.provinceOfDelivery =
        terms.provinceCode() == null ? null : terms.provinceCode().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a column fills the day of the event. */
  boolean isEventDate(Column column) {
    return "event_date".equals(column.field());
  }

  /** The day of the event, in days since 1970-01-01, or null. */
  Long eventDay(RowInProgress row) {
    return event != NONE && row.hasNumber(event) ? Long.valueOf(row.number(event)) : null;
  }

  /** Gives a row without a province that of its delivery. */
  void placeRow(RowInProgress row) {
    if (provinceOfDelivery != null && province != NONE && row.provinceCode() == null) {
      row.given(PROVINCE.hashCode(), terms.provinceCode().toCharArray(), 0, 6);
      row.keep(province, provinceOfDelivery);
      row.province(provinceOfDelivery);
    }
  }

  /** Adds the row to the control sums. */
  void sum(RowInProgress row, Tally tally) {
    for (int i = 0; i < sums.length; i++) {
      if (row.hasNumber(sums[i])) {
        tally.sum(sumNames[i], row.number(sums[i]) * (wholeSums[i] ? HUNDRED : 1));
      }
    }
  }

  /**
   * Checks the row.
   *
   * @param against reasons found so far
   * @param reject told the field and the reason of what is wrong
   */
  void check(
      RowInProgress row, char[] chars, Set<Reason> against, BiConsumer<String, Reason> reject) {
    placeRow(row);
    if (row.isRegisteredElsewhere(chars)) {
      row.warn(Reason.REGION_MISMATCH);
    }
    if (isUnidentified(row)
        && !against.contains(Reason.CODE_INVALID)
        && !against.contains(Reason.IDENTIFIER_INVALID)) {
      reject.accept(contract.identifiedBy().getFirst(), Reason.IDENTIFIER_MISSING);
    }
    Long day = eventDay(row);
    if (day != null && day > terms.latestDay()) {
      reject.accept("event_date", Reason.DATE_FUTURE);
    }
    if (to != NONE && row.hasNumber(to)) {
      long end = row.number(to);
      boolean begins = row.hasNumber(from);
      if (begins ? end <= row.number(from) : day != null && end <= day) {
        reject.accept("valid_to", Reason.INTERVAL_INVALID);
      }
    }
    if (contract.shape() == Shape.RETURN) {
      checkCell(row, reject);
    }
  }

  private boolean isUnidentified(RowInProgress row) {
    for (int identifier : identifiers) {
      if (row.hasText(identifier)) {
        return false;
      }
    }
    return identifiers.length > 0;
  }

  private void checkCell(RowInProgress row, BiConsumer<String, Reason> reject) {
    if (contract.guard() == Guard.A && (isSmall(row, numerator) || isSmall(row, denominator))) {
      reject.accept("numerator", Reason.CELL_SMALL);
    }
    boolean both = row.hasNumber(numerator) && row.hasNumber(denominator);
    if (contract.share() && both && row.number(numerator) > row.number(denominator)) {
      reject.accept("numerator", Reason.CELL_INCONSISTENT);
    }
  }

  private boolean isSmall(RowInProgress row, int field) {
    return row.hasNumber(field)
        && row.number(field) > 0
        && row.number(field) < contract.minimumCell() * HUNDRED;
  }
}

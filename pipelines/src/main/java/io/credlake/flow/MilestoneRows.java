package io.credlake.flow;

import static io.credlake.flow.StatementRows.date;
import static io.credlake.flow.StatementRows.day;
import static io.credlake.flow.StatementRows.department;
import static io.credlake.flow.StatementRows.orEmpty;
import static io.credlake.flow.StatementRows.text;

import io.credlake.code.Months;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure;
import io.credlake.indicator.Measure.Milestone;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.Said.StateSaid;
import io.credlake.indicator.Slice;
import io.credlake.plan.Commitment;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.data.Record;

/** Tells what rows of core.milestone say: the states of the things that commitments promise. */
final class MilestoneRows {

  /** Columns that are needed of core.milestone. */
  static final List<String> COLUMNS =
      List.of(
          "item",
          "item_kind",
          "title",
          "commitment",
          "state",
          "province_code",
          "department",
          "field",
          "member",
          "event_date",
          "valid_from",
          "valid_to",
          "action",
          "reported_date",
          "feed",
          "delivery_id",
          "line");

  private static final List<String> STATES =
      List.of("planned", "drafted", "issued", "in_force", "live", "stopped", "repealed");
  private static final Set<String> IN_FORCE = Set.of("issued", "in_force", "live");

  private final Measuring measuring;
  private final List<String> lawsAndStandards;

  MilestoneRows(Measuring measuring) {
    this.measuring = measuring;
    this.lawsAndStandards = measuring.commitments(Named.LAWS_AND_STANDARDS);
  }

  /** A row of core.milestone. */
  void row(Record row, Delivery delivery, UnitListener out) throws IOException {
    Optional<Commitment> named = measuring.plan().plan().find(text(row, "commitment"));
    if (named.isEmpty()) {
      return;
    }
    Commitment commitment = named.get();
    Indicator indicator = measuring.plan().indicators().of(commitment);
    Milestone measure = indicator.measure().milestone();
    String unit = measure == null ? null : unit(measure, row);
    if (unit != null) {
      boolean comes = measure.over() == Measure.Over.FLOW;
      out.unit(
          new UnitNews(state(row, delivery, commitment.id(), unit, slice(measure, row), comes)));
    }
    if (commitment.isRule()) {
      for (String counting : lawsAndStandards) {
        out.unit(
            new UnitNews(state(row, delivery, counting, commitment.id(), Slice.NATION, false)));
      }
    }
  }

  /** The unit that a state is of; null if it is of none that is addressed. */
  private String unit(Milestone measure, Record row) {
    String province = orEmpty(row, "province_code");
    boolean addressed = measuring.addressed().provinces().contains(province);
    String department = department(row, measuring);
    String field = orEmpty(row, "field");
    String member = orEmpty(row, "member");
    return switch (measure.per()) {
      case NATION -> "nation";
      case PROVINCE -> addressed ? province : null;
      case DEPARTMENT -> isAddressed(department) ? department : null;
      case PROVINCE_OR_DEPARTMENT ->
          addressed ? province : province.isEmpty() && isAddressed(department) ? department : null;
      case FIELD -> field.isEmpty() ? null : field;
      case PROVINCE_FIELD -> addressed && !field.isEmpty() ? province + field : null;
      case MEMBER -> measure.members().contains(member) ? member : null;
      case PROVINCE_MEMBER ->
          addressed && measure.members().contains(member) ? province + member : null;
      case ITEM -> text(row, "feed") + '\0' + text(row, "item");
    };
  }

  private boolean isAddressed(String department) {
    return measuring.addressed().departments().contains(department);
  }

  private Slice slice(Milestone measure, Record row) {
    return switch (measure.per()) {
      case NATION, MEMBER, ITEM -> Slice.NATION;
      case PROVINCE, PROVINCE_MEMBER -> new Slice(orEmpty(row, "province_code"), "", "");
      case DEPARTMENT -> new Slice("", department(row, measuring), "");
      case PROVINCE_OR_DEPARTMENT ->
          text(row, "province_code") == null
              ? new Slice("", department(row, measuring), "")
              : new Slice(text(row, "province_code"), "", "");
      case FIELD -> new Slice("", "", orEmpty(row, "field"));
      case PROVINCE_FIELD -> new Slice(orEmpty(row, "province_code"), "", orEmpty(row, "field"));
    };
  }

  /**
   * What a row says of the state of a unit.
   *
   * @param comes whether the unit counts in the month in which it comes, and not while it is there
   */
  static StateSaid state(
      Record row, Delivery delivery, String commitment, String unit, Slice slice, boolean comes) {
    LocalDate from = date(row, "valid_from");
    LocalDate to = date(row, "valid_to");
    String state = text(row, "state");
    return new StateSaid(
        OrganisationKeys.ofUnit(commitment, unit),
        StatementRows.order(row, delivery),
        commitment,
        slice,
        OrganisationKeys.digest(
            text(row, "feed") + '\0' + text(row, "item") + '\0' + orEmpty(row, "province_code")),
        (byte) STATES.indexOf(state),
        IN_FORCE.contains(state),
        StatementRows.isWithdrawal(row),
        day(from == null ? date(row, "event_date") : from),
        to == null ? Months.NEVER : Months.of(day(to)),
        comes);
  }
}

package io.credlake.flow;

import static io.credlake.flow.StatementRows.date;
import static io.credlake.flow.StatementRows.day;
import static io.credlake.flow.StatementRows.department;
import static io.credlake.flow.StatementRows.orEmpty;
import static io.credlake.flow.StatementRows.text;

import io.credlake.code.Months;
import io.credlake.contract.FeedContract;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.Said.StepSaid;
import io.credlake.indicator.Slice;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.data.Record;

/** Tells what rows of core.record say of the steps of a case: a complaint, a repair, a listing. */
final class CaseRows {

  private static final int CODE_PREFIX = 2;

  private final Measuring measuring;
  private final Map<String, FeedContract> contracts;

  CaseRows(Measuring measuring) {
    this.measuring = measuring;
    this.contracts = measuring.contractsByFeed();
  }

  /** The step that a row tells; empty if it is none of a case. */
  Optional<StepSaid> row(Record row, Delivery delivery) {
    return Optional.ofNullable(kind(row)).map(kind -> step(row, delivery, kind));
  }

  private static StepSaid.Kind kind(Record row) {
    String stage = orEmpty(row, "stage");
    return switch (text(row, "category")) {
      case "complaint" -> StepSaid.Kind.COMPLAINT;
      case "objection" -> StepSaid.Kind.OBJECTION;
      case "credit_repair" -> StepSaid.Kind.CREDIT_REPAIR;
      case "list" ->
          switch (stage) {
            case "entry" -> StepSaid.Kind.ENTRY;
            case "measure" -> StepSaid.Kind.MEASURE;
            case "exit", "repair" -> StepSaid.Kind.EXIT;
            default -> null;
          };
      default -> null;
    };
  }

  private StepSaid step(Record row, Delivery delivery, StepSaid.Kind kind) {
    String document = text(row, "document_no");
    String about =
        kind == StepSaid.Kind.MEASURE || kind == StepSaid.Kind.EXIT
            ? text(row, "refers_to")
            : document;
    if (about == null) {
      about = ((UUID) row.getField("row_id")).toString();
    }
    String scope = StatementRows.scope(row, contracts);
    String category = text(row, "category");
    LocalDate to = date(row, "valid_to");
    String code = orEmpty(row, "credit_code");
    return new StepSaid(
        OrganisationKeys.digest(String.join("\0", scope, category, about)),
        StatementRows.order(row, delivery),
        OrganisationKeys.digest(kind + "\0" + document),
        kind,
        StatementRows.isWithdrawal(row),
        text(row, "feed"),
        new Slice(orEmpty(row, "province_code"), department(row, measuring), orEmpty(row, "field")),
        day(date(row, "event_date")),
        to == null ? Months.NEVER : Months.of(day(to)),
        dayOrNone(date(row, "due_date")),
        dayOrNone(date(row, "closed_date")),
        orEmpty(row, "executing_province_code"),
        measuring.latest(text(row, "executing_department")),
        code.length() < CODE_PREFIX ? "" : code.substring(0, CODE_PREFIX));
  }

  private static int dayOrNone(LocalDate date) {
    return date == null ? StepSaid.NONE : day(date);
  }
}

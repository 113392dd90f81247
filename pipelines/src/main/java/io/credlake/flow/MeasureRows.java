package io.credlake.flow;

import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.EventSaid;
import io.credlake.indicator.Said.OfOrganisation;
import io.credlake.indicator.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;

/** Tells what rows of the lake say of units that indicators count, each kind by its own rules. */
final class MeasureRows {

  private final ReturnRows returns;
  private final MilestoneRows milestones;
  private final CatalogueRows catalogues;
  private final CaseRows cases;
  private final EventRows events;
  private final ArrivalRows arrivals;

  /** Rows that indicators count. */
  MeasureRows(Measuring measuring) {
    this.returns = new ReturnRows(measuring);
    this.milestones = new MilestoneRows(measuring);
    this.catalogues = new CatalogueRows(measuring);
    this.cases = new CaseRows(measuring);
    this.events = new EventRows(measuring);
    this.arrivals = new ArrivalRows(measuring);
  }

  /** Columns that are needed of core.record. */
  List<String> recordColumns() {
    return Stream.concat(StatementRows.RECORD_COLUMNS.stream(), events.columns().stream())
        .distinct()
        .toList();
  }

  /** A round has ended; what arrived in it is forgotten. */
  void endRound() {
    arrivals.endRound();
    catalogues.endRound();
  }

  /** A row of core.return. */
  void returned(Record row, Delivery delivery, UnitListener out) throws IOException {
    returns.row(row, delivery, out);
  }

  /** A row of core.milestone. */
  void milestone(Record row, Delivery delivery, UnitListener out) throws IOException {
    catalogues.milestone(row, delivery, out);
    milestones.row(row, delivery, out);
  }

  /** A row of core.record. */
  void record(Record row, Delivery delivery, UnitListener out) throws IOException {
    catalogues.record(row, delivery, out);
    for (EventSaid said : events.ofDepartments(row, delivery)) {
      out.unit(new UnitNews(said));
    }
    arrivals.record(row, delivery, out);
  }

  /** What a row of core.record says that organisations tell apart: of a case, of events. */
  List<OfOrganisation> ofOrganisation(Record row, Delivery delivery) {
    List<OfOrganisation> said = new ArrayList<>(events.ofOrganisation(row, delivery));
    cases.row(row, delivery).ifPresent(said::add);
    return said;
  }

  /** A row of ops.delivery_region. */
  void region(Record row, Delivery delivery, Tally tally) {
    arrivals.region(row, delivery, tally);
  }

  /** A delivery that was completed. */
  void delivery(Delivery delivery, UnitListener out) throws IOException {
    catalogues.delivery(delivery, out);
    arrivals.delivery(delivery, out);
  }

  /** A delivery that was refused because it held a record about a minor. */
  void withMinor(Delivery delivery, UnitListener out) throws IOException {
    arrivals.withMinor(delivery, out);
  }
}

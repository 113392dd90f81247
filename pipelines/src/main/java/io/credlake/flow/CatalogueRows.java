package io.credlake.flow;

import io.credlake.code.Months;
import io.credlake.contract.FeedContract;
import io.credlake.flow.CompleteDeliveries.Delivery;
import io.credlake.indicator.InformationClass;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.Said.ItemSaid;
import io.credlake.indicator.Said.SupplySaid;
import io.credlake.indicator.Slice;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.data.Record;

/** Tells items of catalogues, and what information arrives, to those who hold one to the other. */
final class CatalogueRows {

  private static final String CATALOGUE = "catalogue";

  private final Measuring measuring;
  private final List<String> commitments;
  private final Map<String, FeedContract> contracts;
  private final Set<Supply> told = new HashSet<>();

  /** That information of a class arrived in a month from a department, of a province or of none. */
  private record Supply(String province, String department, int classes, int month) {}

  CatalogueRows(Measuring measuring) {
    this.measuring = measuring;
    this.contracts = measuring.contractsByFeed();
    this.commitments = measuring.commitments(Named.CATEGORY_COVERAGE);
  }

  /** A round has ended. */
  void endRound() {
    told.clear();
  }

  /** A row of core.milestone, which may be about an item of a catalogue. */
  void milestone(Record row, Delivery delivery, UnitListener out) throws IOException {
    if (!CATALOGUE.equals(StatementRows.text(row, "item_kind"))) {
      return;
    }
    String department = StatementRows.department(row, measuring);
    String unit = unit(StatementRows.text(row, "province_code"), department);
    for (String commitment : commitments) {
      out.unit(
          new UnitNews(
              new ItemSaid(
                  MilestoneRows.state(
                      row, delivery, commitment, unit, new Slice("", department, ""), false),
                  InformationClass.setOf(StatementRows.text(row, "title")))));
    }
  }

  /** A row of core.record. */
  void record(Record row, Delivery delivery, UnitListener out) throws IOException {
    FeedContract contract = contracts.get(delivery.feed());
    int classes = InformationClass.ofCategory(StatementRows.text(row, "category"));
    if (contract == null || classes == 0) {
      return;
    }
    boolean local = contract.sender().equals(StatementRows.LOCAL_PLATFORMS);
    String department = StatementRows.text(row, "department");
    supply(
        new Supply(
            local ? StatementRows.text(row, "province_code") : null,
            department == null ? contract.sender() : department,
            classes,
            Months.of(delivery.known())),
        out);
  }

  /** A delivery that was completed, which may be one of a register. */
  void delivery(Delivery delivery, UnitListener out) throws IOException {
    FeedContract contract = contracts.get(delivery.feed());
    if (contract != null && contract.shape() == FeedContract.Shape.SUBJECT) {
      supply(
          new Supply(
              null,
              contract.sender(),
              InformationClass.SUBJECT.asSet(),
              Months.of(delivery.known())),
          out);
    }
  }

  /** Tells it once in a round, however many rows there are. */
  private void supply(Supply supply, UnitListener out) throws IOException {
    if (!told.add(supply)) {
      return;
    }
    String unit = unit(supply.province, measuring.latest(supply.department));
    for (String commitment : commitments) {
      out.unit(
          new UnitNews(
              new SupplySaid(
                  OrganisationKeys.ofUnit(commitment, unit), supply.classes, supply.month)));
    }
  }

  /** All that a department sends of a province, or of the nation. */
  private static String unit(String province, String department) {
    return (province == null ? "" : province) + '\0' + department;
  }
}

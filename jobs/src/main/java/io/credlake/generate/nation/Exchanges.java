package io.credlake.generate.nation;

import io.credlake.code.Departments;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/** What indicators count of the batches of information that departments exchange. */
final class Exchanges {

  /** For how many months an exchange is active, its own the first. */
  private static final int ACTIVE = 3;

  private static final Set<String> REGULATORS = Set.of("CBRC", "CSRC", "CIRC", "SAFE");

  private final Departments departments;
  private final ActiveMembers receivers;
  private final ActiveMembers suppliers;
  private final MeasureTruth batches = new MeasureTruth();

  Exchanges(Departments departments, YearMonth last) {
    this.departments = departments;
    this.receivers = new ActiveMembers("P2.2.2-13", ACTIVE, last);
    this.suppliers = new ActiveMembers("P2.2.4-01", ACTIVE, last);
  }

  /** A batch that a department received. */
  void add(
      FeedPlan plan,
      String province,
      String receiver,
      LocalDate day,
      long quantity,
      boolean matched) {
    YearMonth month = YearMonth.from(day);
    switch (plan.feed()) {
      case "gacc-exchanges" -> receivers.add(departments.latest(receiver), month);
      case "sat-exchanges", "mlr-exchanges" -> {
        suppliers.add(departments.latest(Rows.decider(plan)), month);
        batches.add("P2.2.4-02", province, "month", month, matched ? quantity : 0, quantity);
      }
      case "pbc-credit-exchanges" -> {
        if (REGULATORS.contains(receiver)) {
          batches.add("P4.4.2-03", province, "month", month, quantity, 0);
        }
      }
      default -> {
        // no indicator counts it
      }
    }
  }

  /** Tells what was counted. */
  void count(MeasureTruth truth) {
    receivers.count(0, truth);
    suppliers.count(0, truth);
    truth.addAll(batches);
  }
}

package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.indicator.Addressed;
import io.credlake.indicator.CaseRules;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.Commitment;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * All that is needed to measure the plan.
 *
 * @param plan with its indicators
 * @param lists code lists
 * @param contracts of all feeds
 * @param addressed whom the plan addresses
 */
public record Measuring(
    MeasuredPlan plan,
    CodeLists lists,
    List<FeedContract> contracts,
    Addressed addressed,
    Map<String, Commitment> commitments,
    Map<String, String> departmentsToday)
    implements Serializable {

  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  /** Measures a plan. */
  public static Measuring of(MeasuredPlan plan, CodeLists lists, List<FeedContract> contracts) {
    Map<String, Commitment> commitments = new HashMap<>();
    plan.plan().commitments().forEach(one -> commitments.put(one.id(), one));
    Map<String, String> today = new HashMap<>();
    lists
        .departments()
        .rows()
        .forEach(
            department ->
                today.put(
                    department.code(), lists.departments().successor(department.code(), LATEST)));
    int rules =
        (int)
            plan.plan().commitments().stream()
                .filter(
                    one ->
                        one.type() == Commitment.Type.LAW || one.type() == Commitment.Type.STANDARD)
                .count();
    return new Measuring(
        plan,
        lists,
        List.copyOf(contracts),
        new Addressed(lists, plan.plan().addressedDepartments(), rules),
        commitments,
        today);
  }

  /** Changes with everything that a value depends on besides what is delivered. */
  public String digest() {
    return DigestUtils.sha256Hex(
        String.join(
            "\n",
            plan.indicators().all().toString(),
            plan.plan().commitments().toString(),
            plan.plan().breaks().toString(),
            addressed.provinces().toString(),
            addressed.departments().toString(),
            addressed.fields().toString()));
  }

  /** Commitments that are measured in a way of its own. */
  List<String> commitments(Named named) {
    return plan.indicators().all().stream()
        .filter(indicator -> indicator.measure().named() == named)
        .map(Indicator::commitment)
        .toList();
  }

  CaseRules caseRules() {
    return new CaseRules(plan.indicators().all());
  }

  Commitment commitment(String id) {
    return id == null ? null : commitments.get(id);
  }

  /** The last department that followed one. */
  String today(String department) {
    return departmentsToday.getOrDefault(department, department);
  }
}

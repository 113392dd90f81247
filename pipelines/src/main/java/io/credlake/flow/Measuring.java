package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.indicator.Addressed;
import io.credlake.indicator.CaseRules;
import io.credlake.indicator.EventMeasure;
import io.credlake.indicator.EventRules;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure.CreditEvent;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.Commitment;
import java.io.Serializable;
import java.util.LinkedHashMap;
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
    MeasuredPlan plan, CodeLists lists, List<FeedContract> contracts, Addressed addressed)
    implements Serializable {

  /** Measures a plan. */
  public static Measuring of(MeasuredPlan plan, CodeLists lists, List<FeedContract> contracts) {
    int rules = (int) plan.plan().commitments().stream().filter(Commitment::isRule).count();
    return new Measuring(
        plan,
        lists,
        List.copyOf(contracts),
        new Addressed(lists, plan.plan().addressedDepartments(), rules));
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

  /** The department that does the work of another today; empty for null. */
  String latest(String department) {
    return department == null ? "" : lists.departments().latest(department);
  }

  CaseRules caseRules() {
    Map<String, CreditEvent> events = new LinkedHashMap<>();
    for (Indicator indicator : plan.indicators().all()) {
      if (indicator.measure().record() != null) {
        events.put(indicator.commitment(), indicator.measure().record());
      }
    }
    return new CaseRules(events);
  }

  EventRules eventRules() {
    Map<String, EventMeasure> events = new LinkedHashMap<>();
    for (Indicator indicator : plan.indicators().all()) {
      if (indicator.measure().event() != null) {
        events.put(indicator.commitment(), indicator.measure().event());
      }
    }
    return new EventRules(events);
  }
}

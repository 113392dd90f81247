package io.credlake.flow;

import io.credlake.code.CodeLists;
import io.credlake.code.WorkingDays;
import io.credlake.contract.FeedContract;
import io.credlake.indicator.Addressed;
import io.credlake.indicator.CaseRules;
import io.credlake.indicator.EventRules;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.Commitment;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** The contracts of all feeds, by their names. */
  Map<String, FeedContract> contractsByFeed() {
    return contracts.stream().collect(Collectors.toMap(FeedContract::feed, Function.identity()));
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
    return new CaseRules(measured(Measure::record));
  }

  EventRules eventRules() {
    return new EventRules(measured(Measure::event));
  }

  /** By commitment, how it is measured in one way. */
  <T> Map<String, T> measured(Function<Measure, T> way) {
    Map<String, T> measured = new LinkedHashMap<>();
    for (Indicator indicator : plan.indicators().all()) {
      T of = way.apply(indicator.measure());
      if (of != null) {
        measured.put(indicator.commitment(), of);
      }
    }
    return measured;
  }

  /**
   * Working days from an event to the day on which it was known.
   *
   * @return null where nobody knows which days were worked
   */
  Integer workingDays(LocalDate event, LocalDate known) {
    WorkingDays calendar = lists.workingDays();
    boolean isKnown =
        Stream.of(event, known)
            .noneMatch(day -> day.isBefore(calendar.first()) || day.isAfter(calendar.last()));
    return isKnown ? calendar.workingDaysBetween(event, known) : null;
  }
}

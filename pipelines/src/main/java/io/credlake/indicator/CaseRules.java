package io.credlake.indicator;

import io.credlake.code.Months;
import io.credlake.indicator.Measure.Cases;
import io.credlake.indicator.Measure.Condition;
import io.credlake.indicator.Measure.CreditEvent;
import io.credlake.indicator.Measure.Over;
import io.credlake.indicator.Said.StepSaid;
import io.credlake.indicator.Said.StepSaid.Kind;
import java.io.Serializable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which indicators count a case, and whether it meets what they ask. */
public final class CaseRules implements Serializable {

  private static final long serialVersionUID = 1;

  private final LinkedHashMap<String, CreditEvent> events;

  /** Rules by the commitment whose indicator they are of. */
  public CaseRules(Map<String, CreditEvent> events) {
    this.events = new LinkedHashMap<>(events);
  }

  /** Tells what the steps of one case count. */
  void count(List<StepSaid> steps, Tally tally) {
    List<StepSaid> valid = steps.stream().filter(step -> !step.withdrawn()).toList();
    Optional<StepSaid> begun =
        valid.stream()
            .filter(step -> step.kind() != Kind.MEASURE && step.kind() != Kind.EXIT)
            .min(Comparator.comparing(StepSaid::order));
    if (begun.isEmpty()) {
      return;
    }
    events.forEach((commitment, event) -> count(commitment, event, begun.get(), valid, tally));
  }

  private static void count(
      String commitment, CreditEvent event, StepSaid begun, List<StepSaid> valid, Tally tally) {
    if (!isCase(event.cases(), begun)
        || (event.among() != null && !meets(event.among(), begun, valid))) {
      return;
    }
    int from = Months.of(begun.day());
    if (event.over() == Over.FLOW) {
      int met = event.met() == null || meets(event.met(), begun, valid) ? 1 : 0;
      tally.count(commitment, begun.slice(), from, false, Numbers.of(met, 1));
      return;
    }
    int to =
        valid.stream()
            .filter(step -> step.kind() == Kind.EXIT)
            .mapToInt(step -> Months.of(step.day()))
            .reduce(begun.to(), Math::min);
    if (from < to) {
      tally.count(commitment, begun.slice(), from, true, Numbers.of(1, 0));
      if (to < Months.NEVER) {
        tally.count(commitment, begun.slice(), to, true, Numbers.of(1, 0).times(-1));
      }
    }
  }

  private static boolean isCase(Cases cases, StepSaid begun) {
    String kind = begun.kind().name().toLowerCase(Locale.ROOT);
    String category = begun.kind() == Kind.ENTRY ? "list" : kind;
    return (cases.feeds().isEmpty() || cases.feeds().contains(begun.feed()))
        && (cases.category() == null || cases.category().equals(category))
        && (cases.codePrefix() == null || begun.codePrefix().startsWith(cases.codePrefix()));
  }

  private static boolean meets(Condition condition, StepSaid begun, List<StepSaid> valid) {
    return switch (condition) {
      case MEASURED -> valid.stream().anyMatch(step -> step.kind() == Kind.MEASURE);
      case MEASURED_ELSEWHERE ->
          valid.stream()
              .anyMatch(step -> step.kind() == Kind.MEASURE && isElsewhere(step, begun.slice()));
      case CLOSED_IN_TIME ->
          valid.stream()
              .anyMatch(
                  step ->
                      step.closed() != StepSaid.NONE
                          && (step.due() == StepSaid.NONE || step.closed() <= step.due()));
    };
  }

  private static boolean isElsewhere(StepSaid measure, Slice listing) {
    return differs(measure.executingProvince(), listing.province())
        || differs(measure.executingDepartment(), listing.department());
  }

  private static boolean differs(String executing, String listing) {
    return !executing.isEmpty() && !executing.equals(listing);
  }
}

package io.credlake.flow;

import io.credlake.code.Months;
import io.credlake.code.Region;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.indicator.Addressed;
import io.credlake.indicator.Evaluation;
import io.credlake.indicator.FourDomains;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure.Named;
import io.credlake.indicator.Measure.Period;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.indicator.Numbers;
import io.credlake.indicator.Slice;
import io.credlake.indicator.Sums;
import io.credlake.indicator.Tally;
import io.credlake.indicator.Value;
import io.credlake.plan.Commitment;
import io.credlake.plan.Plan;
import io.credlake.plan.SeriesBreak;
import io.credlake.progress.Assessment;
import io.credlake.progress.Assessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the sums of indicators, and tells which of their values and assessments change: those of
 * indicators that a round does not touch are not looked at.
 */
final class EvaluateIndicators extends KeepNews<SumNews, Evaluations> {

  private static final long serialVersionUID = 1;

  /** A message has no more, so that it stays small. */
  private static final int MOST = 1000;

  private static final int FIRST = Plan.FIRST_YEAR * 12;

  /** What values add to indicators that are composed of others. */
  static final OutputTag<NewsBlock> COMPOSED = new OutputTag<>("composed", FlowTypes.NEWS);

  private final MeasuredPlan plan;
  private final Addressed addressed;

  /** Commitments whose indicators are composed of others, and evaluated behind them. */
  private final ArrayList<String> composed;

  private final int senders;

  private transient DataOutputSerializer out;
  private transient SumChanges compositions;
  private transient Evaluations changed;

  private EvaluateIndicators(
      MeasuredPlan plan, Addressed addressed, List<String> composed, int senders) {
    this.plan = plan;
    this.addressed = addressed;
    this.composed = new ArrayList<>(composed);
    this.senders = senders;
  }

  /** Evaluates what is counted by those who keep units, the readers, and those who keep ledgers. */
  static EvaluateIndicators ofCounted(Measuring measuring) {
    List<String> composed = measuring.commitments(Named.FOUR_DOMAINS);
    return new EvaluateIndicators(measuring.plan(), measuring.addressed(), composed, 3);
  }

  /** Evaluates what is composed of values that were counted. */
  static EvaluateIndicators ofComposed(Measuring measuring) {
    return new EvaluateIndicators(measuring.plan(), measuring.addressed(), List.of(), 1);
  }

  @Override
  public void open() throws Exception {
    super.open();
    out = new DataOutputSerializer(1 << 16);
    compositions = new SumChanges(block -> output.collect(COMPOSED, new StreamRecord<>(block)));
  }

  /** Of whom and when something is. */
  private record Key(String region, String department, String field, Period period, int month) {}

  @Override
  byte[] take(Round round, byte[] before, List<SumNews> news) throws IOException {
    Commitment commitment = plan.plan().commitment(news.getFirst().commitment());
    if (composed.contains(commitment.id())) {
      compositions.tick(round, commitment.id());
      return before;
    }
    int evaluatedTo = 0;
    Sums sums = new Sums();
    if (before != null) {
      DataInputDeserializer in = new DataInputDeserializer(before);
      evaluatedTo = in.readInt();
      sums = Sums.read(in);
    }
    boolean unchanged = news.stream().allMatch(piece -> piece.numbers().isNothing());
    if (unchanged && evaluatedTo == round.lastMonth()) {
      return before; // a restarted reader tells that time went on, but it did not
    }
    Map<Key, Value> old = values(commitment, sums, evaluatedTo);
    for (SumNews piece : news) {
      sums.add(piece.slice(), piece.month(), piece.lasts(), piece.numbers());
    }
    Map<Key, Value> now = values(commitment, sums, round.lastMonth());
    tell(round, commitment, old, now);
    out.clear();
    out.writeInt(round.lastMonth());
    sums.write(out);
    return out.getCopyOfBuffer();
  }

  private Map<Key, Value> values(Commitment commitment, Sums sums, int lastMonth) {
    Map<Key, Value> values = new LinkedHashMap<>();
    if (lastMonth >= FIRST) {
      new Evaluation(plan.indicators().of(commitment), addressed, FIRST, lastMonth, end(commitment))
          .evaluate(
              sums,
              value ->
                  values.put(
                      new Key(
                          value.region(),
                          value.department(),
                          value.field(),
                          value.period(),
                          value.month()),
                      value));
    }
    return values;
  }

  private int end(Commitment commitment) {
    return plan.plan().breaksOf(commitment).stream()
        .filter(one -> one.kind() == SeriesBreak.Kind.END)
        .mapToInt(one -> Months.of(one.month().atDay(1).toEpochDay()))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private void tell(Round round, Commitment commitment, Map<Key, Value> old, Map<Key, Value> now)
      throws IOException {
    Indicator indicator = plan.indicators().of(commitment);
    changed = Evaluations.begin(round, commitment.id(), indicator.version());
    now.forEach(
        (key, value) -> {
          if (!value.equals(old.get(key))) {
            changed.values().add(value);
            sendIf(MOST);
          }
        });
    old.forEach(
        (key, value) -> {
          if (!now.containsKey(key)) {
            changed.values().add(value.gone());
            sendIf(MOST);
          }
        });
    if (FourDomains.has(commitment, indicator)) {
      compose(indicator, old, -1);
      compose(indicator, now, 1);
      compositions.relieve(round);
    }
    Map<String, Assessment> before = assess(commitment, indicator, old);
    assess(commitment, indicator, now)
        .forEach(
            (key, assessment) -> {
              if (!Objects.equals(assessment, before.get(key))) {
                changed.assessments().add(assessment);
                sendIf(MOST);
              }
            });
    sendIf(1);
  }

  private void compose(Indicator indicator, Map<Key, Value> values, int times) {
    Tally tally = compositions.times(times);
    for (Value value : values.values()) {
      Numbers numbers = FourDomains.of(indicator, value);
      if (!numbers.isNothing()) {
        boolean nation = value.region().equals(Region.NATION);
        Slice slice = nation ? Slice.NATION : new Slice(value.region(), "", "");
        for (String commitment : composed) {
          tally.count(commitment, slice, value.month(), false, numbers);
        }
      }
    }
  }

  private Map<String, Assessment> assess(
      Commitment commitment, Indicator indicator, Map<Key, Value> values) {
    Assessor assessor = new Assessor(indicator, plan.plan().breaksOf(commitment));
    Map<String, List<Value>> byRegion = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.department().isEmpty() && key.field().isEmpty()) {
            byRegion.computeIfAbsent(key.region(), r -> new ArrayList<>()).add(value);
          }
        });
    Map<String, Assessment> assessments = new LinkedHashMap<>();
    byRegion.forEach(
        (region, of) -> {
          NavigableMap<Integer, Value> years = Assessor.years(of);
          for (int year : years.headMap(Plan.LAST_YEAR, true).keySet()) {
            assessments.put(region + year, assessor.assess(years, year));
          }
        });
    return assessments;
  }

  /** Sends what has changed if it is so much. */
  private void sendIf(int least) {
    if (changed.size() >= least) {
      output.collect(new StreamRecord<>(changed));
      changed = Evaluations.begin(changed.round(), changed.commitment(), changed.version());
    }
  }

  @Override
  SumNews read(DataInputDeserializer in) throws IOException {
    return SumNews.read(in);
  }

  @Override
  String stateName() {
    return "sums";
  }

  @Override
  int senders() {
    return senders;
  }

  @Override
  void handOn(Round round) throws IOException {
    compositions.end(round);
  }
}

package io.credlake.generate.nation;

import io.credlake.code.Departments;
import io.credlake.code.KeyField;
import io.credlake.code.Region;
import io.credlake.generate.nation.Form.Cells;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules, systems and bodies by which commitments are kept, and when each came into force. */
final class Instruments {

  /** Feed that registers them, whoever issues them. */
  static final String FEED = "doc-instruments";

  private static final String RULES = "P1.3.1-01";
  private static final long WHAT = 9;
  private static final int EVER = 8500;
  private static final int REPEALED = 500;
  private static final int ITEMS = 12;

  private final Map<YearMonth, List<Instrument>> byMonth = new TreeMap<>();
  private final List<Instrument> all = new ArrayList<>();
  private final Rows rows;
  private final List<String> provinces;
  private final int departments;
  private final int fields;
  private final Set<String> rules;

  /**
   * An instrument.
   *
   * @param unit of the indicator that it brings into force
   * @param province code; empty: of the nation
   * @param department code of the sender whose work it is; empty: none
   * @param repealed day on which it ended; null: it goes on
   */
  record Instrument(
      MeasurePlan plan,
      String unit,
      String province,
      String department,
      KeyField field,
      String member,
      LocalDate day,
      LocalDate repealed) {}

  Instruments(
      List<MeasurePlan> plans,
      Places places,
      Departments lists,
      List<String> senders,
      Set<String> rules,
      List<KeyField> keyFields,
      Rows rows,
      long seed,
      LocalDate first,
      LocalDate last) {
    this.rows = rows;
    this.rules = Set.copyOf(rules);
    Map<String, String> addressed = new TreeMap<>();
    for (String sender : senders) {
      addressed.putIfAbsent(lists.successor(sender, LocalDate.of(2100, 1, 1)), sender);
    }
    this.provinces = places.provinces().stream().map(Places.Province::code).toList();
    this.departments = addressed.size();
    this.fields = keyFields.size();
    for (MeasurePlan plan : plans) {
      switch (plan.per()) {
        case "nation" -> add(plan, "nation", "", "", null, "", seed, first, last);
        case "province" -> provinces.forEach(p -> add(plan, p, p, "", null, "", seed, first, last));
        case "department" ->
            addressed.values().forEach(d -> add(plan, d, "", d, null, "", seed, first, last));
        case "province_or_department" -> {
          provinces.forEach(p -> add(plan, p, p, "", null, "", seed, first, last));
          addressed.values().forEach(d -> add(plan, d, "", d, null, "", seed, first, last));
        }
        case "field" ->
            keyFields.forEach(f -> add(plan, f.code(), "", "", f, "", seed, first, last));
        case "province_field" ->
            provinces.forEach(
                p ->
                    keyFields.forEach(
                        f -> add(plan, p + f.code(), p, "", f, "", seed, first, last)));
        case "member" ->
            plan.members().forEach(m -> add(plan, m, "", "", null, m, seed, first, last));
        case "province_member" ->
            provinces.forEach(
                p ->
                    plan.members()
                        .forEach(m -> add(plan, p + m, p, "", null, m, seed, first, last)));
        case "item" -> {
          for (int item = 0; item < ITEMS; item++) {
            add(plan, Integer.toString(item), "", "", null, "", seed, first, last);
          }
        }
        default -> {
          // counted from something else
        }
      }
    }
  }

  private void add(
      MeasurePlan plan,
      String unit,
      String province,
      String department,
      KeyField field,
      String member,
      long seed,
      LocalDate first,
      LocalDate last) {
    Dice dice = Dice.of(seed, WHAT, (plan.commitment() + '/' + unit).hashCode());
    if (!dice.happens(EVER)) {
      return;
    }
    LocalDate day = first.plusDays(dice.below((int) (last.toEpochDay() - first.toEpochDay() + 1)));
    LocalDate end = day.plusDays(400 + dice.below(700));
    LocalDate repealed = dice.happens(REPEALED) && !end.isAfter(last) ? end : null;
    Instrument instrument =
        new Instrument(plan, unit, province, department, field, member, day, repealed);
    all.add(instrument);
    byMonth.computeIfAbsent(YearMonth.from(day), m -> new ArrayList<>()).add(instrument);
    if (repealed != null) {
      byMonth.computeIfAbsent(YearMonth.from(repealed), m -> new ArrayList<>()).add(instrument);
    }
  }

  boolean isDue(YearMonth month) {
    return byMonth.containsKey(month);
  }

  /** Writes what came into force, or ended, in a month. */
  void write(Delivery delivery, YearMonth month, Truth truth) throws IOException {
    for (Instrument instrument : byMonth.getOrDefault(month, List.of())) {
      if (YearMonth.from(instrument.day).equals(month)) {
        row(delivery, instrument, "施行", instrument.day, truth);
      }
      if (instrument.repealed != null && YearMonth.from(instrument.repealed).equals(month)) {
        row(delivery, instrument, "废止", instrument.repealed, truth);
      }
    }
  }

  private void row(
      Delivery delivery, Instrument instrument, String state, LocalDate day, Truth truth)
      throws IOException {
    Cells cells = delivery.form().row();
    String sender = instrument.department.isEmpty() ? "GOSC" : instrument.department;
    cells
        .set(Role.ITEM, "%s/%s".formatted(instrument.plan.commitment(), instrument.unit))
        .set(Role.ITEM_KIND, "制度")
        .set(Role.TITLE, "关于落实%s的办法".formatted(instrument.plan.commitment()))
        .set(Role.COMMITMENT, instrument.plan.commitment())
        .set(Role.STATE, state)
        .set(Role.DEPARTMENT, rows.department(sender, day))
        .set(Role.REGION, instrument.province)
        .set(Role.FIELD, instrument.field == null ? "" : instrument.field.nameZh())
        .set(Role.MEMBER, instrument.member)
        .set(Role.DAY, day.toString())
        .set(Role.REPORTED, delivery.sentOn().toString());
    delivery.row(cells, Verdict.ACCEPTED, 0);
    truth.fact(delivery.plan().feed(), day);
  }

  /** Counts the units in force on the last day of each month, or those that came in it. */
  void count(MeasureTruth truth, YearMonth last) {
    countRules(truth, last);
    Map<MeasurePlan, YearMonth> begun = new HashMap<>();
    for (Instrument instrument : all) {
      begun.merge(instrument.plan, YearMonth.from(instrument.day), (a, b) -> a.isBefore(b) ? a : b);
      count(instrument, truth, last);
    }
    begun.forEach(
        (plan, from) -> {
          for (YearMonth month = from; !month.isAfter(last); month = month.plusMonths(1)) {
            truth.addTo(
                plan.commitment(),
                Region.NATION,
                "month",
                month,
                0,
                units(plan, provinces.size(), true));
            if (plan.per().startsWith("province")) { // for others provinces have no figure
              for (String province : provinces) {
                truth.addTo(plan.commitment(), province, "month", month, 0, units(plan, 1, false));
              }
            }
          }
        });
  }

  /** Counts the laws and standards of which any instrument is in force. */
  private void countRules(MeasureTruth truth, YearMonth last) {
    Map<YearMonth, Set<String>> inForce = new TreeMap<>();
    for (Instrument instrument : all) {
      if (rules.contains(instrument.plan.commitment())) {
        for (YearMonth month : monthsInForce(instrument, last)) {
          inForce.computeIfAbsent(month, m -> new HashSet<>()).add(instrument.plan.commitment());
        }
      }
    }
    inForce.forEach(
        (month, commitments) ->
            truth.addTo(RULES, Region.NATION, "month", month, commitments.size(), rules.size()));
  }

  /** The months on whose last day it is in force. */
  private static List<YearMonth> monthsInForce(Instrument instrument, YearMonth last) {
    YearMonth end =
        instrument.repealed == null ? last.plusMonths(1) : YearMonth.from(instrument.repealed);
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth month = YearMonth.from(instrument.day);
        month.isBefore(end);
        month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }

  private static void count(Instrument instrument, MeasureTruth truth, YearMonth last) {
    List<YearMonth> months =
        instrument.plan.comes()
            ? List.of(YearMonth.from(instrument.day))
            : monthsInForce(instrument, last);
    for (YearMonth month : months) {
      String commitment = instrument.plan.commitment();
      if (instrument.province.isEmpty()) {
        truth.addTo(commitment, Region.NATION, "month", month, 1, 0);
      } else {
        truth.add(commitment, instrument.province, "month", month, 1, 0);
      }
    }
  }

  /** Of how many units a number is a share. */
  private long units(MeasurePlan plan, long regions, boolean nation) {
    return switch (plan.per()) {
      case "nation" -> 1;
      case "province" -> regions;
      case "department" -> departments;
      case "province_or_department" -> nation ? regions + departments : 1;
      case "field" -> fields;
      case "province_field" -> fields * regions;
      case "member" -> plan.members().size();
      case "province_member" -> plan.members().size() * regions;
      default -> 0;
    };
  }
}

package io.credlake.generate.nation;

import io.credlake.generate.nation.Form.Cells;
import io.credlake.generate.nation.Rows.Written;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that are about no organisation: cells of returns, milestones, batches exchanged. */
final class Statistics {

  private static final String[] SERIES = {"records-complete", "objects-with-file"};
  private static final String[] AGES = {"18-34岁", "35-59岁", "60岁以上"};
  private static final String[] OCCUPATIONS = {"律师", "注册会计师", "教师"};
  private static final String[] STATES = {"印发", "施行", "上线"};
  private static final String[] ITEMS = {"制度", "标准", "系统", "目录"};
  private static final String[] RECEIVERS = {
    "MOF", "SAT", "CBRC", "CSRC", "CIRC", "SAFE", "SAIC", "MOFCOM"
  };

  private static final long WHAT = 6;
  private static final int MILESTONES = 2500;

  private final Rows rows;
  private final Calendar calendar;
  private final Truth truth;
  private final MeasureTruth measured;
  private final Arrivals arrivals;
  private final Exchanges exchanges;

  /** Indicators by the feed that returns them. */
  private final Map<String, List<MeasurePlan>> series = new HashMap<>();

  Statistics(
      Rows rows,
      Calendar calendar,
      List<MeasurePlan> measures,
      MeasureTruth measured,
      Truth truth,
      Arrivals arrivals,
      Exchanges exchanges) {
    this.arrivals = arrivals;
    this.exchanges = exchanges;
    this.measured = measured;
    for (MeasurePlan measure : measures) {
      series.computeIfAbsent(measure.feed(), feed -> new ArrayList<>()).add(measure);
    }
    this.rows = rows;
    this.calendar = calendar;
    this.truth = truth;
  }

  /** Whether a province has anything to say in a period: milestones are rare. */
  static boolean isDue(FeedPlan plan, Places.Province province, LocalDate from, long seed) {
    long which = (plan.position() * 64L + province.position()) * 100_000L + from.toEpochDay();
    return !plan.shape().equals("milestone") || Dice.of(seed, WHAT, which).happens(MILESTONES);
  }

  /** Writes what a province's row of a delivery says of the period from a day. */
  void write(Delivery delivery, Places.Province province, LocalDate from) throws IOException {
    Dice dice = delivery.dice().part(1000 + province.position());
    switch (delivery.plan().shape()) {
      case "return" -> cells(delivery, province, from, dice);
      case "milestone" -> milestone(delivery, province, from, dice);
      default -> exchange(delivery, province, from, dice);
    }
  }

  private void cells(Delivery delivery, Places.Province province, LocalDate from, Dice dice)
      throws IOException {
    FeedPlan plan = delivery.plan();
    boolean byAge = plan.layout().equals("return-by-age");
    String[] members = byAge ? AGES : plan.minimumCell() > 0 ? OCCUPATIONS : new String[] {""};
    for (String member : members) {
      for (String name : SERIES) {
        Dice own = dice.part(name.hashCode() + member.hashCode());
        cell(delivery, province, from, new Series(name, plan.months(), null), member, own);
      }
      for (MeasurePlan measure : series.getOrDefault(plan.feed(), List.of())) {
        if (delivery.to().getMonthValue() % measure.months() == 0) {
          Series own = new Series(measure.commitment(), measure.months(), measure);
          Dice ownDice = dice.part(31 * own.name.hashCode() + member.hashCode());
          cell(delivery, province, from, own, member, ownDice);
        }
      }
    }
  }

  /**
   * A series of cells.
   *
   * @param months of the period that a cell is of
   * @param measure the indicator that it is counted from; null: none
   */
  private record Series(String name, int months, MeasurePlan measure) {

    boolean isShare() {
      return measure == null || measure.share();
    }
  }

  private void cell(
      Delivery delivery,
      Places.Province province,
      LocalDate from,
      Series series,
      String member,
      Dice dice)
      throws IOException {
    FeedPlan plan = delivery.plan();
    long denominator = 1000L + dice.below(900_000);
    // Ever more of what there is, from a fifth in 2014 to nearly all in 2020.
    int reached = Math.min(98, 20 + 11 * (from.getYear() - 2014) + dice.below(12));
    long numerator = Math.max(100, denominator * reached / 100);
    String given =
        switch (dice.below(100)) {
          case 0 -> "不适用";
          case 1 -> "抑制";
          case 2 -> "未报";
          case 3 -> "";
          default -> Long.toString(numerator);
        };
    boolean isNumber = !given.isEmpty() && given.charAt(0) <= '9';
    List<String> warnings = new ArrayList<>();
    Cells cells = delivery.form().row();
    cells
        .set(Role.SERIES, series.name)
        .set(Role.PERIOD, period(series.months, delivery.to(), dice))
        .set(Role.REGION, province.code())
        .set(Role.DEPARTMENT, rows.department(plan.sender(), from))
        .set(Role.DIMENSION, member.isEmpty() ? "" : plan.layout().equals("return") ? "职业" : "年龄")
        .set(Role.MEMBER, member)
        .set(Role.NUMERATOR, given)
        .set(Role.DENOMINATOR, series.isShare() ? Long.toString(denominator) : "")
        .set(Role.REPORTED, delivery.sentOn().toString());
    if (plan.sender().equals("SURV")) {
      boolean unparsed = dice.happens(1500);
      cells
          .set(Role.SAMPLE, unparsed ? "约二百" : Integer.toString(200 + dice.below(2000)))
          .set(Role.MARGIN, "2.5");
      if (unparsed) {
        warnings.add("number.unparsed");
      }
    }
    boolean summed = plan.controlSums().contains("numerator");
    Written written = new Written(cells, warnings, summed && isNumber ? numerator * 100 : 0);
    delivery.row(cells, Verdict.accepted(warnings), written.hundredths());
    LocalDate first = delivery.to().plusDays(1).minusMonths(series.months);
    truth.fact(plan.feed(), first);
    if (series.measure != null && isNumber) {
      measured.add(
          series.name,
          province.code(),
          switch (series.months) {
            case 12 -> "year";
            case 3 -> "quarter";
            default -> "month";
          },
          YearMonth.from(delivery.to()),
          numerator,
          denominator);
    }
    if (dice.happens(150)) {
      Faults.write(delivery, written, dice);
    }
    if (plan.minimumCell() > 1 && dice.happens(150)) {
      int small = 1 + dice.below(plan.minimumCell() - 1);
      delivery.row(
          cells.copy().set(Role.NUMERATOR, Integer.toString(small)),
          Verdict.rejected("cell.small"),
          summed ? small * 100L : 0);
    }
    if (plan.share() && series.isShare() && dice.happens(150)) {
      delivery.row(
          cells.copy().set(Role.NUMERATOR, Long.toString(denominator + 1)),
          Verdict.rejected("cell.inconsistent"),
          summed ? (denominator + 1) * 100 : 0);
    }
  }

  private static String period(int months, LocalDate to, Dice dice) {
    return switch (months) {
      case 12 -> to.getYear() + (dice.below(2) == 0 ? "" : "年");
      case 3 -> to.getYear() + "Q" + to.getMonthValue() / 3;
      default ->
          dice.below(2) == 0
              ? to.toString().substring(0, 7)
              : to.getYear() + "年" + to.getMonthValue() + "月";
    };
  }

  private void milestone(Delivery delivery, Places.Province province, LocalDate from, Dice dice)
      throws IOException {
    FeedPlan plan = delivery.plan();
    LocalDate day = calendar.working(from.plusDays(dice.below(15)));
    Cells cells = delivery.form().row();
    String item = dice.pick(ITEMS);
    boolean listsInformation = item.equals("目录");
    String title =
        listsInformation ? dice.pick(Catalogues.titles()) : province.region().nameZh() + "信用管理办法";
    String department = listsInformation ? Rows.decider(plan) : plan.sender();
    cells
        .set(Role.ITEM, "%s-%s-%s".formatted(plan.feed(), province.code(), from))
        .set(Role.ITEM_KIND, item)
        .set(Role.TITLE, title)
        .set(Role.STATE, dice.pick(STATES))
        .set(Role.DEPARTMENT, rows.department(department, day))
        .set(Role.REGION, province.code())
        .set(
            Role.NUMBER,
            "%s〔%d〕%d号".formatted(province.region().shortZh(), from.getYear(), dice.below(500)))
        .set(Role.PROPERTY, "主动公开")
        .set(Role.DAY, day.toString())
        .set(Role.REPORTED, delivery.sentOn().toString());
    Written written = new Written(cells, List.of(), 0);
    delivery.row(cells, Verdict.ACCEPTED, 0);
    truth.fact(plan.feed(), day);
    if (listsInformation) {
      arrivals.item(province.code(), department, title, day);
    }
    if (dice.happens(300)) {
      Faults.write(delivery, written, dice);
    }
  }

  private void exchange(Delivery delivery, Places.Province province, LocalDate from, Dice dice)
      throws IOException {
    FeedPlan plan = delivery.plan();
    LocalDate day = calendar.working(from.plusDays(dice.below(20)));
    LocalDate received = calendar.after(day, dice.below(4));
    int quantity = 1 + dice.below(20_000);
    Dice own = dice.part(7);
    String receiver = own.pick(RECEIVERS);
    boolean matched = own.happens(8500);
    Cells cells = delivery.form().row();
    cells
        .set(Role.NUMBER, "%s-%s-%s".formatted(plan.feed(), province.code(), from))
        .set(Role.DEPARTMENT, rows.department(Rows.decider(plan), day))
        .set(Role.REGION, province.code())
        .set(Role.EXECUTOR, rows.department(receiver, day))
        .set(Role.MATTER, "行政处罚")
        .set(Role.QUANTITY, Integer.toString(quantity))
        .set(Role.DAY, day.toString())
        .set(Role.CLOSED, received.toString())
        .set(Role.OUTCOME, matched ? "成功" : "部分成功")
        .set(Role.REPORTED, delivery.sentOn().toString());
    Written written =
        new Written(
            cells, List.of(), plan.controlSums().contains("quantity") ? quantity * 100L : 0);
    delivery.row(cells, Verdict.ACCEPTED, written.hundredths());
    truth.fact(plan.feed(), day);
    arrivals.record(delivery, cells, day);
    exchanges.add(plan, province.code(), receiver, day, quantity, matched);
    if (plan.isTimed()) {
      truth.reported(
          plan.feed(),
          province.code(),
          day,
          calendar.isLate(day, delivery.sentOn(), plan.timelyDays()));
    }
    if (dice.happens(300)) {
      Faults.write(delivery, written, dice);
    }
  }
}

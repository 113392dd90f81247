package io.credlake.generate.nation;

import io.credlake.code.Department;
import io.credlake.code.Departments;
import io.credlake.code.Region;
import io.credlake.generate.nation.Form.Cells;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Items of the catalogues of information, and those of which information arrives. */
final class Catalogues {

  private static final String COVERED = "P4.5.1-05";

  /** Months for which what arrived keeps an item alive, that of the arrival among them. */
  private static final int LIVE = 12;

  /** What the items are about, and the category of the records that tell of it. */
  private static final Map<String, String> CATEGORIES =
      new TreeMap<>(
          Map.of(
              "行政处罚信息", "penalty",
              "行政许可信息", "licence",
              "信用承诺信息", "pledge",
              "失信主体名单信息", "list",
              "科研经费使用信息", "none"));

  private final Departments departments;
  private final Map<String, String> codes;
  private final List<Item> items = new ArrayList<>();
  private final Map<Delivery, Set<Source>> open = new HashMap<>();
  private final Map<Source, TreeSet<YearMonth>> arrived = new HashMap<>();

  /**
   * Whose information it is.
   *
   * @param province code; empty: the nation's
   * @param department code of the department that does its work today
   */
  private record Source(String province, String department, String category) {}

  private record Item(Source source, YearMonth since) {}

  Catalogues(Departments departments) {
    this.departments = departments;
    this.codes =
        departments.rows().stream().collect(Collectors.toMap(Department::nameZh, Department::code));
  }

  /** The titles that items have. */
  static String[] titles() {
    return CATEGORIES.keySet().toArray(String[]::new);
  }

  /** An item of a province's catalogue, in force from a day on. */
  void item(String province, String department, String title, LocalDate day) {
    Source source = new Source(province, departments.latest(department), CATEGORIES.get(title));
    items.add(new Item(source, YearMonth.from(day)));
  }

  /** A record of an event in a delivery. */
  void record(Delivery delivery, String province, Cells cells) {
    FeedPlan plan = delivery.plan();
    String department = codes.getOrDefault(cells.text(Role.DEPARTMENT), plan.sender());
    Source source =
        new Source(
            plan.isProvincial() ? province : "", departments.latest(department), plan.category());
    open.computeIfAbsent(delivery, d -> new HashSet<>()).add(source);
  }

  /** A delivery has ended; what it held counts from the day on which it says that it was sent. */
  void delivery(Delivery delivery) {
    Set<Source> sources = open.remove(delivery);
    if (sources != null && delivery.isDeclared()) {
      YearMonth month = YearMonth.from(delivery.sentOn());
      sources.forEach(source -> arrived.computeIfAbsent(source, s -> new TreeSet<>()).add(month));
    }
  }

  /** Counts the items in force on the last day of each month, and those that are alive. */
  void count(MeasureTruth truth, YearMonth last) {
    for (Item item : items) {
      TreeSet<YearMonth> arrivals = arrived.getOrDefault(item.source, new TreeSet<>());
      for (YearMonth month = item.since; !month.isAfter(last); month = month.plusMonths(1)) {
        YearMonth newest = arrivals.floor(month);
        boolean live = newest != null && newest.isAfter(month.minusMonths(LIVE));
        truth.addTo(COVERED, Region.NATION, "month", month, live ? 1 : 0, 1);
      }
    }
  }
}

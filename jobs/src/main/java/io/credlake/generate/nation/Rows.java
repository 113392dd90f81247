package io.credlake.generate.nation;

import io.credlake.code.Department;
import io.credlake.code.Departments;
import io.credlake.generate.nation.Form.Cells;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows by which departments report events. */
final class Rows {

  private static final LocalDate FOREVER = LocalDate.of(2099, 12, 31);

  private static final String[] MATTERS = {"未按规定公示年报", "虚假宣传", "无照经营", "产品不合格", "违法分包", "拖欠工资"};
  private static final String[] LICENCES = {"普通", "特许", "认可", "核准", "登记"};
  private static final String[] EXECUTORS = {"MOF", "NDRC", "SAT", "GACC", "MOHURD", "PBC", "MOE"};
  private static final String[] GRADES = {"A", "B", "C", "D"};
  private static final String[] BASES = {"企业信息公示暂行条例", "行政处罚法", "产品质量法", "安全生产法"};
  private static final String[] SEVERITIES = {"轻微", "一般", "较重", "严重"};

  private final Departments departments;
  private final Map<String, String> departmentNames;
  private final Places places;

  Rows(Departments departments, Places places) {
    this.departments = departments;
    this.places = places;
    this.departmentNames =
        departments.rows().stream().collect(Collectors.toMap(Department::code, Department::nameZh));
  }

  /** Name of the department that does a sender's work on a day. */
  String department(String sender, LocalDate day) {
    return departmentNames.get(departments.successor(sender, day));
  }

  /**
   * What a row is kept with: oddities that the row has on purpose, and that of its subject's code.
   *
   * @param cells the row
   * @param warnings reason codes
   * @param hundredths what it adds to the control sum of its feed
   */
  record Written(Cells cells, List<String> warnings, long hundredths) {}

  /** Fills in who a row is about. */
  void subject(Cells cells, Organisation organisation, LocalDate day, List<String> warnings) {
    cells.set(Role.NAME, name(organisation)).set(Role.TYPE, "法人及非法人组织");
    if (organisation.hasCodeOn(day)) {
      cells.set(Role.CODE, organisation.creditCode());
      if (organisation.oddity().warning != null) {
        warnings.add(organisation.oddity().warning);
      }
    } else if (organisation.kind().isBusiness()) {
      cells.set(Role.REGISTRATION, organisation.registrationNumber());
    } else {
      cells.set(Role.ORGANISATION, organisation.organisationCode());
    }
  }

  static String name(Organisation organisation) {
    return "%s第%d号%s"
        .formatted(
            organisation.province().region().shortZh(),
            organisation.index(),
            organisation.kind().isBusiness() ? "有限公司" : "单位");
  }

  /** Whether the rows of an event tell a department that is on no list. */
  static boolean isOfUnknownDepartment(Event event) {
    return event.dice().part(101).happens(15);
  }

  /** The row that first reports an event. */
  Written first(Event event, Form form) {
    Organisation organisation = event.organisation();
    List<String> warnings = new ArrayList<>();
    Cells cells = form.row();
    subject(cells, organisation, event.day(), warnings);
    Dice dice = event.dice().part(100);
    String category = event.plan().category();
    boolean unknownDepartment = isOfUnknownDepartment(event);
    if (unknownDepartment && form.has(Role.DEPARTMENT)) {
      warnings.add("department.unknown");
    }
    String region = region(event, form, dice, warnings);
    cells
        .set(Role.NUMBER, event.number())
        .set(Role.REFERS, event.isListEntry() ? event.number() : "")
        .set(Role.MATTER, category.equals("licence") ? dice.pick(LICENCES) : dice.pick(MATTERS))
        .set(Role.BASIS, dice.pick(BASES))
        .set(Role.DAY, day(event.day(), form, dice))
        .set(Role.END, end(event.lastDay(), form))
        .set(
            Role.DEPARTMENT,
            unknownDepartment ? "某某办事机构" : department(decider(event.plan()), event.day()))
        .set(Role.REGION, region)
        .set(Role.ACTION, firstAction(form))
        .set(Role.REPORTED, event.reported().toString())
        .set(Role.STAGE, event.isListEntry() ? "列入" : "裁判")
        .set(Role.POLARITY, dice.happens(3000) ? "红名单" : "黑名单")
        .set(Role.CATEGORY, dice.happens(5000) ? "判决" : "执行")
        .set(Role.OUTCOME, outcome(event, form))
        .set(Role.RATING, rating(event))
        .set(Role.DUE, form.name().equals("disclosure") ? event.day().plusDays(20).toString() : "");
    if (form.name().equals("case")) {
      cells
          .set(Role.CATEGORY, "投诉")
          .set(Role.STAGE, "办结")
          .set(Role.DUE, event.day().plusDays(30).toString())
          .set(Role.CLOSED, event.reported().toString())
          .set(Role.OUTCOME, dice.happens(8000) ? "已解决" : "未解决");
    }
    if (form.has(Role.SEVERITY)) {
      boolean unlisted = dice.happens(20);
      cells.set(Role.SEVERITY, unlisted ? "特别" : dice.pick(SEVERITIES));
      if (unlisted) {
        warnings.add("choice.unlisted");
      }
    }
    if (form.has(Role.FROM)) {
      boolean unparsed = dice.happens(20);
      cells.set(Role.FROM, unparsed ? "不详" : event.day().toString());
      if (unparsed) {
        warnings.add("date.unparsed");
      }
    }
    return new Written(cells, warnings, amount(cells, event, form, dice, warnings));
  }

  /** The region of a row: its subject's, now and then one that leads to no county, or nowhere. */
  private static String region(Event event, Form form, Dice dice, List<String> warnings) {
    Organisation organisation = event.organisation();
    if (dice.happens(15) && form.has(Role.REGION)) {
      warnings.add("city.unknown");
      return organisation.province().code().substring(0, 2) + "9999";
    }
    // Where lateness is counted by province, every row has one.
    boolean nowhere = !event.plan().isProvincial() && !event.plan().isTimed();
    if (nowhere && dice.happens(15) && form.has(Role.REGION)) {
      warnings.remove("region.mismatch");
      warnings.add("region.unresolved");
      return "某开发区";
    }
    return organisation.regionCode();
  }

  /** Sets an amount; what it adds to the control sum, in hundredths of a yuan. */
  private static long amount(
      Cells cells, Event event, Form form, Dice dice, List<String> warnings) {
    if (!form.has(Role.AMOUNT)) {
      return 0;
    }
    if (dice.happens(20)) {
      cells.set(Role.AMOUNT, "若干");
      warnings.add("amount.unparsed");
      return 0;
    }
    int tenths = 1 + dice.below(500);
    boolean inYuan = form.name().equals("judgment");
    cells.set(Role.AMOUNT, inYuan ? tenths * 1000 + ".00" : tenths / 10 + "." + tenths % 10);
    boolean isSummed = event.plan().controlSums().contains("amount");
    return isSummed ? tenths * 1000L * 100 : 0;
  }

  /** 双公示 dates come in every spelling. */
  private static String day(LocalDate day, Form form, Dice dice) {
    boolean published = form.name().startsWith("penalty") || form.name().startsWith("licence");
    return switch (published ? dice.below(6) : 0) {
      case 1 -> day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth();
      case 2 -> day.toString().replace("-", "");
      case 3 -> day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
      case 4 -> Long.toString(day.toEpochDay() + 25_569);
      default -> day.toString();
    };
  }

  private static String end(LocalDate lastDay, Form form) {
    if (lastDay != null) {
      return lastDay.toString();
    }
    return form.name().startsWith("licence") ? FOREVER.toString().replace('-', '/') : "";
  }

  private static String firstAction(Form form) {
    return switch (form.name()) {
      case "cac-trusted-sites" -> "颁发";
      case "penalty-2018", "licence-2018", "penalty-2015", "licence-2015" -> "0";
      default -> "";
    };
  }

  /** What corrects or withdraws a row of a form. */
  static String action(Form form, boolean withdraws) {
    return switch (form.name()) {
      case "cac-trusted-sites" -> withdraws ? "吊销" : "变更";
      case "penalty-2018", "licence-2018", "penalty-2015", "licence-2015" -> withdraws ? "1" : "2";
      default -> withdraws ? "撤销" : "更正";
    };
  }

  /** The grade that a rating gives. */
  static String rating(Event event) {
    return event.dice().part(102).pick(GRADES);
  }

  /** Whether an inspection is passed, or a pledge kept. */
  static boolean isPassed(Event event) {
    return event.dice().part(103).happens(8000);
  }

  /** The department that acts upon a list entry. */
  static String executor(Event event) {
    return event.dice().part(104).pick(EXECUTORS);
  }

  private static String outcome(Event event, Form form) {
    return switch (form.name()) {
      case "inspection" -> isPassed(event) ? "合格" : "不合格";
      case "pledge" -> isPassed(event) ? "已履行" : "未履行";
      default -> "";
    };
  }

  /** The department that decided what a feed reports: provinces report for their market offices. */
  static String decider(FeedPlan plan) {
    return plan.isProvincial() ? "SAIC" : plan.sender();
  }

  /** The row that corrects or withdraws an event. */
  Written amended(Event event, Form form, LocalDate reported, boolean withdraws) {
    Written first = first(event, form);
    Cells cells = first.cells().copy();
    cells.set(Role.ACTION, action(form, withdraws)).set(Role.REPORTED, reported.toString());
    if (!withdraws) {
      cells.set(Role.END, end(event.correctedLastDay(), form));
    }
    return new Written(cells, first.warnings(), first.hundredths());
  }

  /** The measure that another province takes against a listed organisation, or its exit. */
  Written followed(Event event, Form form, LocalDate day, LocalDate reported, boolean leaves) {
    Organisation organisation = event.organisation();
    List<String> warnings = new ArrayList<>();
    Cells cells = form.row();
    subject(cells, organisation, day, warnings);
    int other = (organisation.province().position() + 7) % places.provinces().size();
    cells
        .set(Role.NUMBER, event.number() + (leaves ? "-移出" : "-惩戒"))
        .set(Role.REFERS, event.number())
        .set(Role.STAGE, leaves ? "移出" : "惩戒")
        .set(Role.POLARITY, event.dice().part(100).happens(3000) ? "红名单" : "黑名单")
        .set(Role.MATTER, "联合惩戒")
        .set(Role.SEVERITY, "一般")
        .set(Role.BASIS, "国发〔2016〕33号")
        .set(Role.DEPARTMENT, department(decider(event.plan()), day))
        .set(Role.REGION, organisation.regionCode())
        .set(Role.EXECUTOR, leaves ? "" : department(executor(event), day))
        .set(Role.EXECUTING_REGION, leaves ? "" : places.provinces().get(other).code())
        .set(Role.DAY, day.toString())
        .set(Role.REPORTED, reported.toString());
    return new Written(cells, warnings, 0);
  }

  /** The case by which an objection is upheld or repair is granted. */
  Written closed(Event event, Form form, LocalDate opened, LocalDate closed, boolean repairs) {
    Organisation organisation = event.organisation();
    List<String> warnings = new ArrayList<>();
    Cells cells = form.row();
    subject(cells, organisation, opened, warnings);
    cells
        .set(Role.NUMBER, (repairs ? "修复" : "异议") + event.number())
        .set(Role.REFERS, event.number())
        .set(Role.CATEGORY, repairs ? "信用修复" : "异议")
        .set(Role.STAGE, "办结")
        .set(Role.MATTER, "行政处罚")
        .set(Role.DEPARTMENT, department("SAIC", closed))
        .set(Role.REGION, organisation.regionCode())
        .set(Role.DAY, opened.toString())
        .set(Role.DUE, closed.plusDays(5).toString())
        .set(Role.CLOSED, closed.toString())
        .set(Role.OUTCOME, repairs ? "准予" : "支持")
        .set(Role.REPORTED, closed.toString());
    return new Written(cells, warnings, 0);
  }
}

package io.credlake.lake;

import io.credlake.code.CalendarDay;
import io.credlake.code.CodeLists;
import io.credlake.code.Department;
import io.credlake.code.IndustrySection;
import io.credlake.code.KeyField;
import io.credlake.code.OrganisationKind;
import io.credlake.code.Region;
import io.credlake.contract.FeedContract;
import io.credlake.fact.CodeTables;
import io.credlake.fact.IndexTables;
import io.credlake.fact.PlanTables;
import io.credlake.fact.Reason;
import io.credlake.fact.TableDefinition;
import io.credlake.index.framework.Framework;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Indicator.Target;
import io.credlake.indicator.Indicators;
import io.credlake.plan.Commitment;
import io.credlake.plan.Plan;
import io.credlake.plan.PlanNode;
import io.credlake.plan.SeriesBreak;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/** Loads the code lists and contracts of {@code conf} into the {@code ref} tables of a lake. */
public final class ReferenceTables {

  private static final String DIGEST = "credlake.content-digest";

  private final Lake lake;

  /** Reference tables of a lake. */
  public ReferenceTables(Lake lake) {
    this.lake = lake;
  }

  /** Replaces each table whose content differs; a table that is up to date is left alone. */
  public void load(CodeLists lists, List<FeedContract> contracts) {
    replace(
        CodeTables.REGION,
        lists.regions().rows().stream().map(ReferenceTables::regionRow).toList());
    replace(
        CodeTables.ORGANISATION_KIND,
        lists.kinds().stream().map(ReferenceTables::kindRow).toList());
    replace(
        CodeTables.DEPARTMENT_LIST,
        lists.departments().rows().stream().map(ReferenceTables::departmentRow).toList());
    replace(
        CodeTables.KEY_FIELD_LIST,
        lists.keyFields().stream().map(ReferenceTables::keyFieldRow).toList());
    replace(
        CodeTables.INDUSTRY_SECTION,
        lists.industrySections().stream().map(ReferenceTables::sectionRow).toList());
    replace(
        CodeTables.CALENDAR,
        lists.workingDays().days().stream().map(ReferenceTables::calendarRow).toList());
    replace(
        CodeTables.REASON, Arrays.stream(Reason.values()).map(ReferenceTables::reasonRow).toList());
    replace(CodeTables.FEED_CONTRACT, contracts.stream().map(ReferenceTables::feedRow).toList());
  }

  /** Replaces the tables of the plan whose content differs. */
  public void load(Plan plan, Indicators indicators) {
    replace(PlanTables.PLAN_NODE, numbered(plan.nodes(), ReferenceTables::nodeRow));
    replace(PlanTables.COMMITMENT, numbered(plan.commitments(), ReferenceTables::commitmentRow));
    replace(
        PlanTables.INDICATOR,
        indicators.all().stream().map(ReferenceTables::indicatorRow).toList());
    replace(
        PlanTables.SERIES_BREAK, plan.breaks().stream().map(ReferenceTables::breakRow).toList());
  }

  /** Replaces the tables of the frameworks of indices whose content differs. */
  public void load(List<Framework> frameworks) {
    replace(
        IndexTables.FRAMEWORK_LIST,
        frameworks.stream().map(ReferenceTables::frameworkRow).toList());
    replace(IndexTables.FRAMEWORK_NODE, frameworks.stream().flatMap(FrameworkRows::of).toList());
  }

  private static <T> List<Object[]> numbered(
      Collection<T> items, BiFunction<T, Long, Object[]> toRow) {
    List<Object[]> rows = new ArrayList<>();
    for (T item : items) {
      rows.add(toRow.apply(item, rows.size() + 1L));
    }
    return rows;
  }

  private void replace(TableDefinition definition, List<Object[]> rows) {
    Table table = lake.table(definition);
    String digest = DigestUtils.sha256Hex(Arrays.deepToString(rows.toArray()));
    Snapshot current = table.currentSnapshot();
    if (current != null && digest.equals(current.summary().get(DIGEST))) {
      return;
    }
    OverwriteFiles overwrite =
        table.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue()).set(DIGEST, digest);
    TableRows.write(table, definition.columnNames(), rows).ifPresent(overwrite::addFile);
    CommitClock.commit(table, overwrite);
  }

  private static Object[] regionRow(Region region) {
    return new Object[] {
      region.code(),
      lower(region.level()),
      region.nameZh(),
      region.shortZh(),
      region.aliases(),
      emptyToNull(region.nameEn()),
      emptyToNull(region.parent()),
      region.validFrom(),
      region.validTo(),
      region.successors()
    };
  }

  private static Object[] kindRow(OrganisationKind kind) {
    return new Object[] {
      kind.prefix(), kind.kind(), kind.departmentZh(), kind.departmentEn(), kind.kindZh()
    };
  }

  private static Object[] departmentRow(Department department) {
    return new Object[] {
      department.code(),
      department.nameZh(),
      department.shortZh(),
      department.aliases(),
      department.nameEn(),
      department.validFrom(),
      department.validTo(),
      department.successors()
    };
  }

  private static Object[] keyFieldRow(KeyField field) {
    return new Object[] {
      field.code(), (long) field.position(), field.nameZh(), field.nameEn(), field.aliases()
    };
  }

  private static Object[] sectionRow(IndustrySection section) {
    return new Object[] {section.letter(), section.nameZh(), section.nameEn()};
  }

  private static Object[] calendarRow(CalendarDay day) {
    return new Object[] {day.day(), day.working(), (long) day.workingDays(), day.occasion()};
  }

  private static Object[] reasonRow(Reason reason) {
    return new Object[] {
      reason.code(), reason.rejects(), reason.nameZh(), reason.nameEn(), reason.mend()
    };
  }

  private static Object[] feedRow(FeedContract contract) {
    return new Object[] {
      contract.feed(),
      (long) contract.version(),
      contract.title().zh(),
      contract.title().en(),
      contract.sender(),
      contract.systems(),
      lower(contract.shape()),
      contract.period() == null ? "on_change" : lower(contract.period()),
      contract.timeliness() == null ? null : (long) contract.timeliness().days(),
      contract.timeliness() == null ? null : contract.timeliness().working(),
      contract.guard().name(),
      lower(contract.grade()),
      contract.legalBasis()
    };
  }

  private static Object[] nodeRow(PlanNode node, Long position) {
    return new Object[] {
      node.id(),
      position,
      emptyToNull(node.parent()),
      node.headingZh(),
      node.headingEn(),
      emptyToNull(node.responsibleZh())
    };
  }

  private static Object[] commitmentRow(Commitment commitment, Long position) {
    return new Object[] {
      commitment.id(),
      position,
      commitment.node(),
      commitment.part(),
      commitment.type().name(),
      commitment.guard().name(),
      commitment.basis().name(),
      commitment.quote(),
      commitment.english(),
      commitment.senders()
    };
  }

  private static Object[] indicatorRow(Indicator indicator) {
    Target target = indicator.target();
    return new Object[] {
      indicator.id(),
      indicator.commitment(),
      (long) indicator.version(),
      indicator.name().zh(),
      indicator.name().en(),
      lower(indicator.unit()),
      indicator.numerator().en(),
      indicator.denominator() == null ? null : indicator.denominator().en(),
      indicator.family().name(),
      lower(indicator.direction()),
      indicator.dimensions(),
      lower(target.kind()),
      target.value(),
      target.by() == null ? null : target.by().atDay(1),
      target.wording().en(),
      indicator.measure().way(),
      indicator.measure().period(),
      indicator.measure().describe(),
      indicator.numerator().zh(),
      indicator.denominator() == null ? null : indicator.denominator().zh(),
      target.wording().zh()
    };
  }

  private static Object[] breakRow(SeriesBreak one) {
    return new Object[] {
      one.id(), one.kind().name(), one.month().atDay(1), one.nameZh(), one.nameEn(), one.touches()
    };
  }

  private static Object[] frameworkRow(Framework framework) {
    return new Object[] {
      framework.id(),
      (long) framework.version(),
      framework.digest(),
      framework.name().zh(),
      framework.name().en(),
      framework.source(),
      framework.note(),
      framework.basis()
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

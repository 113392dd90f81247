package io.credlake.dashboard;

import io.credlake.code.CodeLists;
import io.credlake.code.Department;
import io.credlake.code.IndustrySection;
import io.credlake.code.KeyField;
import io.credlake.code.Region;
import io.credlake.code.Regions;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.dashboard.PanelColumn.Unit;
import io.credlake.dataset.Text;
import io.credlake.fact.Reason;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.Commitment;
import io.credlake.plan.PlanNode;
import io.credlake.report.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What codes are called, from {@code conf}. */
public final class CodeNames {

  private final Regions regions;
  private final Map<Unit, Map<String, Text>> names = new EnumMap<>(Unit.class);
  private final Map<String, Text> provinces = new LinkedHashMap<>();

  private CodeNames(CodeLists codes, List<FeedContract> contracts, Optional<MeasuredPlan> plan) {
    this.regions = codes.regions();
    regions(codes.regions());
    Map<String, Text> departments = map(Unit.DEPARTMENT);
    for (Department one : codes.departments().rows()) {
      departments.put(one.code(), words(one.shortZh(), one.nameEn()));
    }
    for (FeedContract one : contracts) {
      map(Unit.FEED).put(one.feed(), words(one.title().zh(), one.title().en()));
    }
    for (KeyField one : codes.keyFields()) {
      map(Unit.FIELD).put(one.code(), words(one.nameZh(), one.nameEn()));
    }
    for (IndustrySection one : codes.industrySections()) {
      map(Unit.INDUSTRY).put(one.letter(), words(one.nameZh(), one.nameEn()));
    }
    for (Reason one : Reason.values()) {
      map(Unit.REASON).put(one.code(), words(one.nameZh(), one.nameEn()));
    }
    plan.ifPresent(this::plan);
  }

  /** Reads them from the folder {@code conf}. */
  public static CodeNames read(Path conf) throws IOException {
    return new CodeNames(
        CodeLists.load(conf.resolve("codes")),
        new FeedContracts(conf.resolve("feeds")).all(),
        MeasuredPlan.load(conf));
  }

  /** The divisions. */
  public Regions regions() {
    return regions;
  }

  /** The 31 provinces that the plan addresses, in the order of GB/T 2260. */
  public Map<String, Text> provinces() {
    return provinces;
  }

  /** The key fields, in the order of the plan. */
  public Map<String, Text> fields() {
    return map(Unit.FIELD);
  }

  /** What a code is called; the code itself if it has no name. */
  public String name(Unit unit, String code, Language language) {
    Text name = map(unit).get(code);
    return name == null ? code : language.of(name.zh(), name.en());
  }

  private Map<String, Text> map(Unit unit) {
    return names.computeIfAbsent(unit, key -> new LinkedHashMap<>());
  }

  private void regions(Regions all) {
    Map<String, Text> known = new HashMap<>();
    for (Region one : all.rows()) {
      String zh = one.level() == Region.Level.PROVINCE ? one.shortZh() : one.nameZh();
      Text name = words(zh, one.nameEn());
      if (one.isCurrent() || !known.containsKey(one.code())) {
        known.put(one.code(), name);
      }
      if (one.isCurrent() && one.level() == Region.Level.PROVINCE && one.isAddressed()) {
        provinces.put(one.code(), name);
      }
    }
    known.put(Region.NATION, new Text("全国", "Nation"));
    map(Unit.REGION).putAll(known);
  }

  /** Where one language has no name, that of the other stands. */
  private static Text words(String zh, String en) {
    return new Text(zh.isBlank() ? en : zh, en.isBlank() ? zh : en);
  }

  private void plan(MeasuredPlan plan) {
    for (PlanNode one : plan.plan().nodes()) {
      map(Unit.NODE).put(one.id(), words(one.headingZh(), one.headingEn()));
    }
    for (Commitment one : plan.plan().commitments()) {
      map(Unit.COMMITMENT).put(one.id(), words(one.quote(), one.english()));
    }
  }
}

package io.credlake.web.progress;

import io.credlake.plan.Commitment;
import io.credlake.plan.PlanNode;
import io.credlake.plan.SeriesBreak;
import io.credlake.report.Language;
import io.credlake.report.query.Names;
import io.credlake.report.query.Names.Name;
import io.credlake.web.View;
import java.util.List;

/** Writes what is known of the plan in the language of a page. */
public record Told(View view, Names names) {

  private Language language() {
    return view.language();
  }

  /** A value in its unit, or the sign for none. */
  public String value(Double value, String unit) {
    if (value == null) {
      return language().none();
    }
    if (unit.equals("exists")) {
      return view.text(value > 0 ? "unit.exists.there" : "unit.exists.not");
    }
    return language().number(value) + view.text("unit." + unit);
  }

  /** A number, or the sign for none. */
  public String number(Double number) {
    return language().number(number);
  }

  /** A value, or in words why there is none. */
  public String observed(Observed one, String unit) {
    return one.value() == null ? missing(one) : value(one.value(), unit);
  }

  /** Why a period has no value. */
  public String missing(Observed one) {
    return view.text("told." + one.kind());
  }

  /** A status in words. */
  public String status(String status) {
    return view.text("assessment." + status);
  }

  /** The words of the outline or what they say. */
  public String quote(Commitment commitment) {
    return language().of("“%s”".formatted(commitment.quote()), commitment.english());
  }

  /** Words of which there are both. */
  public String of(Name words) {
    return words.in(language());
  }

  /** The name of an indicator. */
  public String name(Measured measured) {
    return language().of(measured.nameZh(), measured.nameEn());
  }

  /** A heading of the outline. */
  public String heading(PlanNode node) {
    return language().of(node.headingZh(), node.headingEn());
  }

  /** What a break is. */
  public String broken(SeriesBreak one) {
    return language().of(one.nameZh(), one.nameEn());
  }

  /** A region's name. */
  public String region(String code) {
    return names.region(code, language());
  }

  /** A department's name. */
  public String department(String code) {
    return names.department(code, language());
  }

  /** Names of departments, one after the other. */
  public String departments(List<String> codes) {
    return String.join(language().of("、", ", "), codes.stream().map(this::department).toList());
  }

  /** A key field's name. */
  public String field(String code) {
    return names.field(code, language());
  }

  /** A share in percent. */
  public String percent(Double share) {
    return language().percent(share);
  }
}

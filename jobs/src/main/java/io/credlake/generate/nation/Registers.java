package io.credlake.generate.nation;

import io.credlake.generate.nation.Form.Cells;
import io.credlake.generate.nation.Rows.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rows by which registers report organisations: founded, given the unified code, ended. */
final class Registers {

  private static final String[] INDUSTRIES = {
    "A01", "C13", "C35", "E47", "F51", "G54", "I65", "L72"
  };
  private static final String[] SIZES = {"大型", "中型", "小型", "微型", "微型"};

  private Registers() {}

  /** A version of an organisation as its register sends it. */
  static Written version(Organisation organisation, LocalDate day, Form form, LocalDate sent) {
    List<String> warnings = new ArrayList<>();
    Cells cells = form.row();
    Dice dice = Dice.of(organisation.index(), 6, 0);
    boolean coded = organisation.hasCodeOn(day);
    cells
        .set(Role.NAME, Rows.name(organisation))
        .set(Role.CODE, coded ? organisation.creditCode() : "")
        .set(Role.REGISTRATION, organisation.registrationNumber())
        .set(
            Role.ORGANISATION,
            organisation.kind().isBusiness() ? "" : organisation.organisationCode())
        .set(Role.REGION, organisation.regionCodeOn(day))
        .set(Role.INDUSTRY, industry(organisation))
        .set(Role.SIZE, dice.pick(SIZES))
        .set(Role.STATUS, day.equals(organisation.ended()) ? "注销" : "存续")
        .set(Role.CAPITAL, Integer.toString(1 + dice.below(5000)))
        .set(Role.DAY, day.toString())
        .set(Role.REPORTED, sent.toString());
    if (coded && organisation.oddity().warning != null) {
      warnings.add(organisation.oddity().warning);
    }
    if (organisation.provinceOn(day).position() != organisation.province().position()) {
      warnings.add("region.mismatch"); // it keeps its code when it moves
    }
    return new Written(cells, warnings, 0);
  }

  /** Industry of an organisation, GB/T 4754. */
  static String industry(Organisation organisation) {
    return Dice.of(organisation.index(), 5, 0).pick(INDUSTRIES);
  }

  /** A new enterprise as the feed of registrations sends it, which knows no older numbers. */
  static Written registration(Organisation organisation, Form form) {
    List<String> warnings = new ArrayList<>();
    Cells cells = form.row();
    cells
        .set(Role.NAME, Rows.name(organisation))
        .set(Role.CODE, organisation.creditCode())
        .set(Role.DAY, organisation.founded().toString())
        .set(Role.LEGAL_FORM, "有限责任公司")
        .set(Role.CAPITAL, "100(万元人民币)")
        .set(Role.REGION, organisation.province().region().nameZh());
    if (organisation.oddity().warning != null) {
      warnings.add(organisation.oddity().warning);
    }
    return new Written(cells, warnings, 0);
  }
}

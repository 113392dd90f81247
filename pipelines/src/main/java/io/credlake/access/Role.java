package io.credlake.access;

import java.util.Locale;

/** What a user of a lake may see; what no role grants is refused. */
public enum Role {
  /** Plans and supervises: figures and single organisations, of the nation or of one province. */
  POLICY_OFFICE("政策主管部门", "Policy office"),
  /** Writes plans: figures, no single organisation. */
  PLANNER("规划人员", "Planner"),
  /** Studies what was published: the schema open and nothing else. */
  RESEARCHER("研究人员", "Researcher"),
  /** Answers for what a department sends: its deliveries and its rejected rows. */
  STEWARD("数据报送责任人", "Steward"),
  /** Runs the lake: deliveries, checks, audit and maintenance, no rejected text. */
  OPERATOR("运维人员", "Operator");

  private final String nameZh;
  private final String nameEn;

  Role(String nameZh, String nameEn) {
    this.nameZh = nameZh;
    this.nameEn = nameEn;
  }

  /** The name as it is written in configuration. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in Chinese. */
  public String nameZh() {
    return nameZh;
  }

  /** The name in English. */
  public String nameEn() {
    return nameEn;
  }
}

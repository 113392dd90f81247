package io.credlake.release.diff;

/** Why a figure differs between two releases. */
public enum Cause {
  /** The period was not over, or not told of, as of the first release. */
  NEW_PERIOD("新报告期", "a period that the first release does not speak of"),
  /** Rows that were not in the lake at the first release. */
  LATE_DATA("迟到数据", "rows that arrived after the first release"),
  /** Corrections, withdrawals, newer versions, upheld objections, granted repairs, exits. */
  CORRECTION("更正、异议与修复", "corrections, withdrawals, upheld objections, repairs and exits"),
  /** Definition, framework, rule or code list. */
  METHOD("方法变化", "a definition, framework, rule or code list that changed"),
  /** Nothing that is known explains it. */
  UNEXPLAINED("原因未明", "nothing that is known explains it");

  private final String zh;
  private final String en;

  Cause(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** In Chinese. */
  public String zh() {
    return zh;
  }

  /** In English. */
  public String en() {
    return en;
  }
}

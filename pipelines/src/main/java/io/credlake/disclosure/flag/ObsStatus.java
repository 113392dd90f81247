package io.credlake.disclosure.flag;

import io.credlake.disclosure.table.Absence;

/** Status of a published number: the codes of SDMX CL_OBS_STATUS that are used here. */
public enum ObsStatus {
  /** A number as it was counted; zero is one. */
  A("正常值", "Normal value", false),
  /** A number behind a break of its series. */
  B("序列中断", "Time series break", false),
  /** A number that was estimated. */
  E("估计值", "Estimated value", false),
  /** A number that a method put in the place of a missing one. */
  I("插补值", "Value imputed by a receiving agency", false),
  /** A number that will still change. */
  P("暂定值", "Provisional value", false),
  /** No number: there is one, but nobody reported it. */
  L("缺失：数据存在但未报送", "Missing value; data exist but were not collected", true),
  /** No number: there can be none, it does not apply. */
  M("缺失：不适用", "Missing value; data cannot exist", true),
  /** No number: why is not known, or the row says it. */
  O("缺失", "Missing value", true),
  /** No number: it is kept back. */
  Q("缺失：已抑制", "Missing value; suppressed", true);

  private final String zh;
  private final String en;
  private final boolean missing;

  ObsStatus(String zh, String en, boolean missing) {
    this.zh = zh;
    this.en = en;
    this.missing = missing;
  }

  /** The status of a cell without a number. */
  public static ObsStatus of(Absence absence) {
    return switch (absence) {
      case NOT_REPORTED -> L;
      case NOT_APPLICABLE -> M;
      case SUPPRESSED_AT_SOURCE -> Q;
      case NOT_MEASURED -> O;
    };
  }

  /** What the code says, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What the code says, in English. */
  public String en() {
    return en;
  }

  /** Whether there is no number with this status. */
  public boolean isMissing() {
    return missing;
  }
}

package io.credlake.dataset;

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

  private final Text text;
  private final boolean missing;

  ObsStatus(String zh, String en, boolean missing) {
    this.text = new Text(zh, en);
    this.missing = missing;
  }

  /** What the code says. */
  public Text text() {
    return text;
  }

  /** Whether there is no number with this status. */
  public boolean isMissing() {
    return missing;
  }
}

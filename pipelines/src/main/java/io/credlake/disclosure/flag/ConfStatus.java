package io.credlake.disclosure.flag;

/** Confidentiality of a published number: the codes of SDMX CL_CONF_STATUS that are used here. */
public enum ConfStatus {
  /** May be published. */
  F("可公开", "Free (free for publication)"),
  /** Kept back by whoever delivered it. */
  C("保密统计信息", "Confidential statistical information"),
  /** Kept back because few organisations are behind it. */
  A("一次保密：单位数过少", "Primary confidentiality due to small counts"),
  /** Kept back because one organisation is most of it. */
  O("一次保密：单个单位占优", "Primary confidentiality due to dominance by one unit"),
  /** Kept back because one or two organisations are most of it. */
  T("一次保密：一至两个单位占优", "Primary confidentiality due to dominance by one or two units"),
  /** Kept back so that others cannot be computed from it. */
  D("二次保密", "Secondary confidentiality set by the sender, not for publication"),
  /** Kept back by an embargo. */
  N("不得发布", "Not for publication, restricted for internal use only");

  private final String zh;
  private final String en;

  ConfStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** What the code says, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What the code says, in English. */
  public String en() {
    return en;
  }
}

package io.credlake.feed;

import java.util.Locale;

/** How a feed is doing, by its last delivery. */
public enum FeedHealth {
  NEVER("未报送"),
  OK("正常"),
  /** Some rows of the last delivery were rejected. */
  PARTIAL("部分拒收"),
  /** The last delivery was refused whole. */
  REFUSED("已拒收"),
  /** Rows or control sums of the last delivery are not those that were declared. */
  UNRECONCILED("对账不符"),
  /** The next delivery should have come by now. */
  OVERDUE("逾期");

  private final String nameZh;

  FeedHealth(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The health in both languages, e.g. {@code ok 正常}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT) + " " + nameZh;
  }
}

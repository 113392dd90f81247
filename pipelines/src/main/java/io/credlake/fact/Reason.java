package io.credlake.fact;

/** Why a row is rejected, or kept with a warning. Codes are stable: they stand in the lake. */
public enum Reason {
  COLUMNS_COUNT(
      "columns.count", true, "列数不符", "wrong number of columns", "Send as many columns as titles"),
  ROW_LENGTH(
      "row.length", true, "行过长", "row longer than 1 MiB", "Look for a missing quote or line end"),
  ENCODING_INVALID(
      "encoding.invalid", true, "字符编码错误", "bytes that are no text", "Export the file anew"),
  CODE_INVALID(
      "code.invalid",
      true,
      "统一社会信用代码错误",
      "no valid unified social credit code",
      "Send the 18-character code; old registration numbers do not identify a subject"),
  REGION_UNKNOWN(
      "region.unknown", true, "省份不明", "no known province", "Send a name or code of GB/T 2260"),
  VALUE_MISSING("value.missing", true, "必填项缺失", "required value missing", "Send the value"),
  IDENTIFIER_MISSING(
      "identifier.missing",
      true,
      "缺少主体标识",
      "no code that identifies the organisation",
      "Send the credit code, or the registration number or organisation code"),
  IDENTIFIER_INVALID(
      "identifier.invalid",
      true,
      "主体标识错误",
      "registration number or organisation code does not check",
      "Check the number against the register"),
  CHOICE_INVALID(
      "choice.invalid", true, "取值不在代码表", "value not listed", "Send one of the listed values"),
  NUMBER_INVALID("number.invalid", true, "数值错误", "no valid number", "Send digits and a point"),
  PERIOD_INVALID("period.invalid", true, "统计期错误", "no valid period", "Send 2018-03 or 2018Q1"),
  INTERVAL_INVALID("interval.invalid", true, "有效期倒置", "ends before it begins", "Check both days"),
  DATE_FUTURE("date.future", true, "日期晚于报送日", "day after the delivery was sent", "Check the day"),
  CELL_SMALL(
      "cell.small",
      true,
      "低于最小单元",
      "cell about persons below the minimum size",
      "Merge it with other cells, or send it as suppressed"),
  CELL_INCONSISTENT(
      "cell.inconsistent", true, "分子大于分母", "part larger than the whole", "Check both counts"),
  DATE_INVALID("date.invalid", true, "日期错误", "no valid date", "Send a day as 2018-07-01"),

  KIND_UNLISTED(
      "kind.unlisted",
      false,
      "登记管理部门或机构类别未列",
      "department or kind not in GB 32100",
      "Check the first two characters of the code"),
  REGION_MISMATCH(
      "region.mismatch",
      false,
      "代码区划与省份不一致",
      "region in the code is not the province",
      "Normal after a move; else check the province"),
  ORGANISATION_CODE_INVALID(
      "organisation_code.invalid",
      false,
      "主体标识码校验错误",
      "inner organisation code does not check",
      "Check characters 9 to 17 of the code"),
  CITY_UNKNOWN("city.unknown", false, "城市不明", "city not found", "Send a name of GB/T 2260"),
  AMOUNT_UNPARSED(
      "amount.unparsed",
      false,
      "金额无法识别",
      "amount not understood",
      "Send a number with its unit and currency"),
  REGION_UNRESOLVED(
      "region.unresolved", false, "地区不明", "region not found", "Send a code of GB/T 2260"),
  DEPARTMENT_UNKNOWN(
      "department.unknown", false, "部门不明", "department not found", "Send its full name"),
  CHOICE_UNLISTED(
      "choice.unlisted", false, "取值未列", "value not listed", "Send one of the listed values"),
  NUMBER_UNPARSED(
      "number.unparsed", false, "数值无法识别", "number not understood", "Send digits and a point"),
  DATE_UNPARSED("date.unparsed", false, "日期无法识别", "date not understood", "Send 2018-07-01");

  private final String code;
  private final boolean rejects;
  private final String nameZh;
  private final String nameEn;
  private final String mend;

  Reason(String code, boolean rejects, String nameZh, String nameEn, String mend) {
    this.code = code;
    this.rejects = rejects;
    this.nameZh = nameZh;
    this.nameEn = nameEn;
    this.mend = mend;
  }

  /** The stable code, e.g. {@code code.invalid}. */
  public String code() {
    return code;
  }

  /** Whether a row is rejected for it; else it is kept with a warning. */
  public boolean rejects() {
    return rejects;
  }

  /** What is wrong, in Chinese. */
  public String nameZh() {
    return nameZh;
  }

  /** What is wrong, in English. */
  public String nameEn() {
    return nameEn;
  }

  /** How the sender can mend it. */
  public String mend() {
    return mend;
  }

  /**
   * The reason of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Reason ofCode(String code) {
    for (Reason reason : values()) {
      if (reason.code.equals(code)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("Invalid reason code: " + code);
  }
}

package io.credlake.code;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One row of the administrative divisions: a code with one name during one time.
 *
 * @param code six digits; the first two are the province, the next two the prefecture
 * @param level how deep the division stands
 * @param nameZh official Chinese name
 * @param shortZh usual short Chinese name; the official one where there is none
 * @param aliases further names that feeds use
 * @param nameEn English name; empty where none is known
 * @param parent code of the division above; empty for a province
 * @param validFrom first day of this row; null if it is older than our knowledge
 * @param validTo first day after this row; null while it is in force
 * @param successors codes that follow it; empty if none
 *     <p>Source: GB/T 2260 with its yearly revisions.
 */
public record Region(
    String code,
    Level level,
    String nameZh,
    String shortZh,
    List<String> aliases,
    String nameEn,
    String parent,
    LocalDate validFrom,
    LocalDate validTo,
    List<String> successors)
    implements Serializable {

  /** The code that stands for the nation as a whole; no row of the list has it. */
  public static final String NATION = "000000";

  /** 台湾, 香港, 澳门: the notice that issued the outline is not addressed to them. */
  private static final Set<String> NOT_ADDRESSED = Set.of("710000", "810000", "820000");

  /** The three levels of GB/T 2260. */
  public enum Level {
    PROVINCE,
    PREFECTURE,
    COUNTY
  }

  /** The province of this division: the first two digits and four zeros. */
  public String province() {
    return code.substring(0, 2) + "0000";
  }

  /** Whether the outline is addressed to it, or to the province that it is of. */
  public boolean isAddressed() {
    return !NOT_ADDRESSED.contains(province());
  }

  /** Whether this row is in force today, as far as the list knows. */
  public boolean isCurrent() {
    return validTo == null;
  }
}

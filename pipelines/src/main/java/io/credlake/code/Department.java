package io.credlake.code;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * A department or institution that sends feeds, or follows one that did.
 *
 * @param code stable code, e.g. SAIC
 * @param nameZh official Chinese name
 * @param shortZh usual short Chinese name
 * @param aliases further names that feeds use, those of its local offices included
 * @param nameEn English name
 * @param validFrom first day; null: before 2014
 * @param validTo first day after; null: in force
 * @param successors codes that follow it, the main one first
 */
public record Department(
    String code,
    String nameZh,
    String shortZh,
    List<String> aliases,
    String nameEn,
    LocalDate validFrom,
    LocalDate validTo,
    List<String> successors)
    implements Serializable {}

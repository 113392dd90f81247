package io.credlake.code;

import java.io.Serializable;

/**
 * What the first two characters of a credit code say: who registered it, and what it is.
 *
 * @param prefix the two characters, e.g. 91
 * @param kind the kind as a stable English name, e.g. {@code enterprise}
 * @param departmentZh registering department in Chinese
 * @param departmentEn registering department in English
 * @param kindZh kind in Chinese
 *     <p>Source: GB 32100-2015, table 1.
 */
public record OrganisationKind(
    String prefix, String kind, String departmentZh, String departmentEn, String kindZh)
    implements Serializable {}

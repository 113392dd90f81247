package io.credlake.code;

import java.io.Serializable;

/**
 * A section of industry: the letter that a code of GB/T 4754 begins with.
 *
 * @param letter A to T
 * @param nameZh Chinese name
 * @param nameEn English name
 *     <p>Source: GB/T 4754-2017, table 1.
 */
public record IndustrySection(String letter, String nameZh, String nameEn)
    implements Serializable {}

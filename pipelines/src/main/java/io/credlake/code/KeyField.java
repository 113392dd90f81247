package io.credlake.code;

import java.io.Serializable;
import java.util.List;

/**
 * One of the 17 key fields of the outline (P4.1.1).
 *
 * @param code stable code, e.g. taxation
 * @param position in the outline's text, from 1
 * @param nameZh Chinese name, as in the outline
 * @param nameEn English name
 * @param aliases further names that feeds use
 */
public record KeyField(
    String code, int position, String nameZh, String nameEn, List<String> aliases)
    implements Serializable {}

package io.credlake.web.progress;

import io.credlake.report.query.Names.Name;
import java.time.YearMonth;

/**
 * The indicator of a commitment, as the lake or the release defines it.
 *
 * @param numerator what is counted, in words
 * @param denominator what it is a share of, in words; null of a plain count
 * @param direction up, down or none
 * @param targetKind level, direction, milestone or none
 * @param target number to be reached; null if there is none
 * @param by last month by which; null if there is none
 * @param wording words of the outline, or why the target is ours
 * @param counted how it is counted
 * @param version of the definition
 */
public record Measured(
    String nameZh,
    String nameEn,
    String unit,
    Name numerator,
    Name denominator,
    String direction,
    String targetKind,
    Double target,
    YearMonth by,
    Name wording,
    String counted,
    int version) {}

package io.credlake.dashboard;

import io.credlake.dataset.Text;
import io.credlake.report.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A column of a panel's answer.
 *
 * @param zh Chinese name
 * @param en English name
 * @param unit of its values; text if left out
 * @param words what codes of its values mean, by code; null: they are shown as they are
 * @param shown whether tables show it; yes if left out
 * @param numerator column of the numerator; null: it is no ratio
 * @param denominator column of the denominator; null likewise
 * @param status column that says why a value is missing; null: none does
 * @param asOf column of the day or month that the value is of; null: that of the panel
 * @param senders column of the departments behind it; null: not told
 * @param tone colour of its bars or line; null: the next of the palette
 * @param definition what the figure is; null: the panel's note says it
 */
public record PanelColumn(
    String zh,
    String en,
    Unit unit,
    Map<String, Text> words,
    Boolean shown,
    String numerator,
    String denominator,
    String status,
    String asOf,
    String senders,
    Tone tone,
    Text definition) {

  /** What a colour means. */
  public enum Tone {
    /** Reached. */
    BEST,
    /** On the way. */
    GOOD,
    /** Too slow. */
    FAIR,
    /** Hardly at all. */
    WEAK,
    /** Wrong. */
    BAD,
    /** Neither good nor bad. */
    NEUTRAL,
    /** Not known. */
    MISSING
  }

  /** What the values of a column are. */
  public enum Unit {
    /** Words. */
    TEXT,
    /** A share from 0 to 1, shown in percent. */
    PERCENT,
    /** A whole number. */
    COUNT,
    /** A number, shown with at most two decimals. */
    NUMBER,
    /** A score, shown with one decimal. */
    SCORE,
    /** A month, by its first day. */
    MONTH,
    /** A day. */
    DAY,
    /** A year. */
    YEAR,
    /** Code of a region, shown by name. */
    REGION,
    /** Code of a key field, shown by name. */
    FIELD,
    /** Code of a department, or several with commas between, shown by name. */
    DEPARTMENT,
    /** Name of a feed, shown by the title of its contract. */
    FEED,
    /** Section of GB/T 4754, shown by name. */
    INDUSTRY,
    /** Code of a reason of rejection, shown by name. */
    REASON,
    /** Id of a node of the plan, shown by heading. */
    NODE,
    /** Id of a commitment, shown with what it says. */
    COMMITMENT;

    /** Whether values are numbers and stand to the right. */
    public boolean isNumber() {
      return switch (this) {
        case PERCENT, COUNT, NUMBER, SCORE -> true;
        default -> false;
      };
    }
  }

  /** A column; what it lacks is told by {@link #lack}, after keys that there are not. */
  public PanelColumn {
    unit = unit == null ? Unit.TEXT : unit;
    words = words == null ? Map.of() : Map.copyOf(words);
    shown = shown == null || shown;
  }

  /** What it does not have that it needs; null: nothing. */
  String lack() {
    if (shown && (zh == null || en == null)) {
      return "Invalid column, it needs zh and en unless it says shown: false";
    }
    return (numerator == null) == (denominator == null)
        ? null
        : "Invalid column, numerator and denominator go together";
  }

  /** Its name in a language; empty for one that is not shown. */
  public String title(Language language) {
    return Objects.requireNonNullElse(language.of(zh, en), "");
  }

  /** Whether there is more to tell of a value than the value. */
  public boolean isFigure() {
    return numerator != null || status != null || asOf != null || senders != null;
  }

  /** The columns that it refers to. */
  List<String> references() {
    return Stream.of(numerator, denominator, status, asOf, senders)
        .filter(Objects::nonNull)
        .toList();
  }
}

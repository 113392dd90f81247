package io.credlake.disclosure.rule;

import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Contributors;
import io.credlake.disclosure.table.Measure.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Which cells are sensitive. A rule that is left out does not apply.
 *
 * <p>Source: Hundepool et al. (2010), Handbook on Statistical Disclosure Control, 4.2; protection
 * levels by its table of upper levels for concentration rules.
 *
 * @param frequency counts, and amounts of few units
 * @param pPercent amounts; null: no such rule
 * @param dominance amounts
 * @param priorPosterior amounts; null: no such rule
 */
public record SensitivityRules(
    Frequency frequency,
    Double pPercent,
    List<Dominance> dominance,
    PriorPosterior priorPosterior) {

  /** Fills in what is left out. */
  public SensitivityRules {
    dominance = dominance == null ? List.of() : List.copyOf(dominance);
    if (pPercent != null && !(pPercent > 0)) {
      throw new IllegalArgumentException("Invalid p_percent, it must be more than 0: " + pPercent);
    }
  }

  /**
   * Too few units.
   *
   * @param minimum least number of units that may be told, 1 or more
   * @param zeros whether none at all is safe to tell; null: safe
   * @param rangePercent how near an amount of too few units may be guessed; null: 20
   */
  public record Frequency(int minimum, Zeros zeros, Double rangePercent) {

    /** Fills in what is left out. */
    public Frequency {
      zeros = zeros == null ? Zeros.SAFE : zeros;
      rangePercent = rangePercent == null ? 20.0 : rangePercent;
      if (minimum < 1) {
        throw new IllegalArgumentException("Invalid minimum, it must be 1 or more: " + minimum);
      }
    }

    private boolean breaks(double units) {
      return units < minimum && (units > 0 || zeros == Zeros.SENSITIVE);
    }
  }

  /** Whether it may be told that there is none. */
  public enum Zeros {
    /** Zero may be told. */
    SAFE,
    /** Zero is too few. */
    SENSITIVE
  }

  /**
   * The n largest units make more than k percent.
   *
   * @param n 1 or 2
   * @param k percent
   */
  public record Dominance(int n, double k) {

    /** Checks the range. */
    public Dominance {
      if (n < 1 || n > 2) {
        throw new IllegalArgumentException("Invalid dominance, n must be 1 or 2: " + n);
      }
      if (!(k > 0 && k < 100)) {
        throw new IllegalArgumentException("Invalid dominance, k must be a percentage: " + k);
      }
    }
  }

  /**
   * Everybody can estimate each unit to q percent before, and none better than to p percent after.
   *
   * @param p percent
   * @param q percent, more than p
   */
  public record PriorPosterior(double p, double q) {

    /** Checks the range. */
    public PriorPosterior {
      if (!(p > 0 && p < q)) {
        throw new IllegalArgumentException(
            "Invalid prior_posterior, p must be less than q: %s, %s".formatted(p, q));
      }
    }
  }

  /**
   * Whether a cell is sensitive, and how uncertain it must stay. An amount of unknown units is
   * taken for a count of them if it is whole: one number that is not does not make counts amounts.
   */
  public Optional<Sensitive> of(Content content, Kind kind) {
    if (!content.present()) {
      return Optional.empty();
    }
    Found found = new Found();
    double value = content.value();
    Contributors units = content.contributors();
    boolean counts = units == null && value == Math.rint(value);
    if (kind == Kind.COUNT || counts) {
      if (frequency != null && frequency.breaks(value)) {
        double minimum = frequency.minimum();
        found.add(Reason.SMALL_COUNT, new Requirement(0, minimum - value, minimum));
      }
      return found.sensitive();
    }
    if (units == null) {
      return Optional.empty();
    }
    if (frequency != null && frequency.breaks((double) units.number())) {
      found.add(Reason.SMALL_COUNT, value, frequency.rangePercent() / 100 * value);
    }
    for (Dominance rule : dominance) {
      double top = units.largest() + (rule.n() == 2 ? units.second() : 0);
      if (top > rule.k() / 100 * value) {
        found.add(
            rule.n() == 1 ? Reason.DOMINANCE_OF_ONE : Reason.DOMINANCE_OF_TWO,
            value,
            100 / rule.k() * top - value);
      }
    }
    double rest = value - units.largest() - units.second();
    if (pPercent != null && rest < pPercent / 100 * units.largest()) {
      found.add(Reason.CONCENTRATION, value, pPercent / 100 * units.largest() - rest);
    }
    if (priorPosterior != null) {
      double part = priorPosterior.p() / priorPosterior.q() * units.largest();
      if (rest < part) {
        found.add(Reason.CONCENTRATION, value, part - rest);
      }
    }
    return found.sensitive();
  }

  private static final class Found {

    private Reason first;
    private Requirement all;

    void add(Reason reason, double value, double level) {
      add(reason, new Requirement(Math.min(value, level), level, 0));
    }

    void add(Reason reason, Requirement requirement) {
      first = first == null ? reason : first;
      all = requirement.and(all);
    }

    Optional<Sensitive> sensitive() {
      return first == null ? Optional.empty() : Optional.of(new Sensitive(first, all));
    }
  }
}

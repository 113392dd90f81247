package io.credlake.disclosure.rule;

import io.credlake.conf.ConfException;
import io.credlake.conf.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How figures are kept from telling of single units: {@code conf/disclosure.yaml}.
 *
 * @param sensitivity which cells are sensitive
 * @param suppression how others are suppressed with them; null: the usual way
 */
public record DisclosureRules(SensitivityRules sensitivity, Suppression suppression) {

  /** Fills in what is left out. */
  public DisclosureRules {
    if (sensitivity == null) {
      throw new IllegalArgumentException("Invalid rules, they have no: sensitivity");
    }
    suppression = suppression == null ? new Suppression(null, null) : suppression;
  }

  /** Rules of sensitivity with everything else as usual. */
  public static DisclosureRules of(SensitivityRules sensitivity) {
    return new DisclosureRules(sensitivity, null);
  }

  /**
   * What cells are suppressed with sensitive ones.
   *
   * @param cost what is lost with a cell; null: its value
   * @param revisionPercent how far an attacker takes it that a value may have been revised; null:
   *     without limit
   */
  public record Suppression(Cost cost, Double revisionPercent) {

    /** Fills in what is left out. */
    public Suppression {
      cost = cost == null ? Cost.VALUE : cost;
      if (revisionPercent != null && !(revisionPercent > 0)) {
        throw new IllegalArgumentException(
            "Invalid revision_percent, it must be more than 0: " + revisionPercent);
      }
    }
  }

  /** What is lost with a cell. */
  public enum Cost {
    /** Its value. */
    VALUE,
    /** The logarithm of its value: large cells may go as well. */
    LOGARITHM,
    /** One cell. */
    CELL;

    /** The cost of a cell of a value; more than 0. */
    public double of(double value) {
      return switch (this) {
        case VALUE -> 1 + value;
        case LOGARITHM -> 1 + Math.log1p(value);
        case CELL -> 1;
      };
    }
  }

  /**
   * The rules in a file.
   *
   * @throws ConfException if the file is wrong; the message names file, line and what is right
   */
  public static DisclosureRules load(Path yaml) throws IOException {
    return read(Files.readString(yaml), yaml.getFileName().toString());
  }

  /**
   * The rules in a text.
   *
   * @param file name of the file it came from, for messages
   */
  public static DisclosureRules read(String yaml, String file) {
    return StrictYaml.read(DisclosureRules.class, yaml, file, Map.of());
  }
}

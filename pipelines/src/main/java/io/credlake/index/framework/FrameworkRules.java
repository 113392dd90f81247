package io.credlake.index.framework;

import io.credlake.conf.ConfException;
import io.credlake.conf.Nearest;
import io.credlake.indicator.Indicator;
import io.credlake.indicator.Indicator.Family;
import io.credlake.indicator.Indicators;
import io.credlake.plan.Commitment;
import io.credlake.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may enter an index of regions: it measures how institutions work, never persons, and never
 * how many are listed, punished or exposed.
 *
 * <p>Source: notes for the regional integrity index, annex C of the map of the outline.
 */
public final class FrameworkRules {

  private static final String YAML = ".yaml";

  /** Families of which more of a plain number says nothing good. */
  private static final Set<Family> EXPOSURE = Set.of(Family.RPM, Family.ENF, Family.OUT);

  private final Plan plan;
  private final Indicators indicators;

  /** Rules by commitments and their indicators. */
  public FrameworkRules(Plan plan, Indicators indicators) {
    this.plan = plan;
    this.indicators = indicators;
  }

  /**
   * The frameworks of a folder, in the order of their names, each held against the rules.
   *
   * @throws ConfException if a file is wrong or breaks a rule; the message names file and indicator
   */
  public List<Framework> load(Path folder) throws IOException {
    List<Framework> frameworks = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(YAML)).sorted().toList()) {
        Framework framework = Framework.load(file);
        String name = file.getFileName().toString();
        if (!name.equals(framework.id() + YAML)) {
          throw new ConfException(
              "Invalid id in %s, it must be that of the file: %s".formatted(name, framework.id()));
        }
        check(framework, name);
        frameworks.add(framework);
      }
    }
    return frameworks;
  }

  /**
   * Holds a framework against the rules.
   *
   * @param file name of the file it came from, for messages
   * @throws ConfException if an indicator may not enter; the message says why
   */
  public void check(Framework framework, String file) {
    for (Node leaf : framework.leaves()) {
      if (leaf.unavailable() == null) {
        String wrong = wrong(leaf.indicator());
        if (wrong != null) {
          throw new ConfException(
              "Invalid indicator of %s in %s, %s".formatted(leaf.id(), file, wrong));
        }
      }
    }
  }

  private String wrong(Leaf leaf) {
    Commitment commitment = plan.find(leaf.column()).orElse(null);
    if (commitment == null) {
      return "there is no commitment: %s%s"
          .formatted(
              leaf.column(),
              Nearest.hint(
                  leaf.column(), plan.commitments().stream().map(Commitment::id).toList()));
    }
    Indicator indicator = indicators.of(commitment);
    if (commitment.guard() == Commitment.Guard.X) {
      return "commitments that evaluate or list persons never enter an index (guard X): "
          + commitment.id();
    }
    if (commitment.guard() == Commitment.Guard.A && leaf.institutions() == null) {
      return "its commitment concerns persons (guard A): say which institutions it measures: "
          + commitment.id();
    }
    if (indicator.direction() == Indicator.Direction.NONE) {
      return "it is only watched, more of it is not better: " + commitment.id();
    }
    if (!indicator.direction().name().equals(leaf.direction().name())) {
      return "its direction is %s: %s".formatted(indicator.direction(), commitment.id());
    }
    boolean list = commitment.type() == Commitment.Type.LIST;
    if (!indicator.unit().isShare()
        && indicator.direction() == Indicator.Direction.UP
        && (list || EXPOSURE.contains(indicator.family()))) {
      return "sizes of lists, penalties and exposures are no merit: " + commitment.id();
    }
    return null;
  }
}

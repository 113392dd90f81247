package io.credlake.job;

import io.credlake.index.framework.Framework;
import io.credlake.index.framework.FrameworkRules;
import io.credlake.indicator.MeasuredPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The frameworks of a configuration. */
public final class IndexFrameworks {

  private IndexFrameworks() {}

  /**
   * Those of the folder {@code index}, each held against the rules of annex C.
   *
   * @param conf folder of the configuration
   * @param plan whose indicators they take; empty: there is none, and no framework
   * @throws io.credlake.conf.ConfException if a framework is wrong
   */
  public static List<Framework> load(Path conf, Optional<MeasuredPlan> plan) throws IOException {
    Path folder = conf.resolve("index");
    return plan.isEmpty() || !Files.isDirectory(folder)
        ? List.of()
        : new FrameworkRules(plan.get().plan(), plan.get().indicators()).load(folder);
  }

  /**
   * The framework by which a run was computed.
   *
   * @param digest of the framework, as the run tells it
   * @throws IllegalArgumentException if the configuration has another one now
   * @throws io.credlake.conf.ConfException if a framework is wrong
   */
  public static Framework ofRun(Path conf, MeasuredPlan plan, String id, String digest)
      throws IOException {
    return load(conf, Optional.of(plan)).stream()
        .filter(one -> one.id().equals(id) && one.digest().equals(digest))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot tell what would be, the framework is another than that of the newest"
                        + " run (credlake index compute): "
                        + id));
  }
}

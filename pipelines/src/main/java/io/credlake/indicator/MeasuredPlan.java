package io.credlake.indicator;

import io.credlake.code.CodeLists;
import io.credlake.code.Department;
import io.credlake.code.Departments;
import io.credlake.conf.ConfException;
import io.credlake.contract.FeedContracts;
import io.credlake.plan.Plan;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The plan and how it is measured.
 *
 * @param plan the outline
 * @param indicators one for each of its commitments
 */
public record MeasuredPlan(Plan plan, Indicators indicators) implements Serializable {

  /**
   * The plan of a configuration, with the departments and feeds that stand beside it.
   *
   * @return empty if the configuration has none
   * @throws IOException if a file cannot be read or a row of a list is wrong
   * @throws ConfException if a contract or an indicator is wrong
   */
  public static Optional<MeasuredPlan> load(Path conf) throws IOException {
    return load(
        conf,
        CodeLists.load(conf.resolve("codes")).departments(),
        new FeedContracts(conf.resolve("feeds")).feeds());
  }

  /**
   * The plan of a configuration: its folders {@code plan} and {@code indicators}.
   *
   * @param feeds names of the feeds that indicators may count
   * @return empty if the configuration has none
   * @throws IOException if a file cannot be read or a row of a list is wrong
   * @throws ConfException if an indicator is wrong
   */
  public static Optional<MeasuredPlan> load(
      Path conf, Departments departments, Collection<String> feeds) throws IOException {
    Path folder = conf.resolve("plan");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<String> senders = departments.rows().stream().map(Department::code).toList();
    Plan plan = Plan.load(folder, senders);
    return Optional.of(
        new MeasuredPlan(plan, Indicators.load(conf.resolve("indicators"), plan, feeds)));
  }
}

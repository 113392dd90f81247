package io.credlake.trino.server;

import io.trino.spi.resourcegroups.QueryType;
import io.trino.spi.resourcegroups.ResourceGroup;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManager;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerContext;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerFactory;
import io.trino.spi.resourcegroups.ResourceGroupId;
import io.trino.spi.resourcegroups.SelectionContext;
import io.trino.spi.resourcegroups.SelectionCriteria;
import io.trino.spi.security.AccessDeniedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps plans from all but the owners of a lake: EXPLAIN names the tables behind a view. Trino asks
 * no access control for it, but it asks every query for its resource group, of which there is one.
 *
 * <p>EXPLAIN ANALYZE passes here, since Trino takes it for the query that it runs; see {@link
 * PlanWatch}.
 */
final class ExplainGate implements ResourceGroupConfigurationManager<String> {

  /** Name in {@code resource-groups.configuration-manager}. */
  static final String NAME = "credlake";

  private static final SelectionContext<String> ALL =
      new SelectionContext<>(new ResourceGroupId("global"), "");
  private static final int RUNNING = 100;
  private static final int WAITING = 1000;

  private final List<String> owners;

  ExplainGate(List<String> owners) {
    this.owners = owners;
  }

  /** Makes it from the names of the owners. */
  static final class Factory implements ResourceGroupConfigurationManagerFactory {

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public ResourceGroupConfigurationManager<?> create(
        Map<String, String> config, ResourceGroupConfigurationManagerContext context) {
      return new ExplainGate(List.of(config.get("credlake.owners").split(",", -1)));
    }
  }

  @Override
  public void configure(ResourceGroup group, SelectionContext<String> context) {
    group.setSoftMemoryLimitBytes(Long.MAX_VALUE);
    group.setHardConcurrencyLimit(RUNNING);
    group.setMaxQueuedQueries(WAITING);
  }

  @Override
  public Optional<SelectionContext<String>> match(SelectionCriteria query) {
    if (query.getQueryType().filter(QueryType.EXPLAIN.name()::equals).isPresent()
        && !owners.contains(query.getUser())) {
      throw refusal(query.getUser());
    }
    return Optional.of(ALL);
  }

  /** What a user is told. */
  static AccessDeniedException refusal(String user) {
    return new AccessDeniedException(
        "Cannot explain query, plans are for the owner of the lake: " + user);
  }

  @Override
  public SelectionContext<String> parentGroupContext(SelectionContext<String> context) {
    return context;
  }

  @Override
  public void shutdown() {}
}

package io.credlake.web;

/**
 * A page of the dashboards, or several that belong together. To add one, write its class and its
 * template in {@code jte/web}, and name it in {@link Site#pages}.
 */
public interface Page {

  /** Says which addresses it answers, and how. */
  void register(Routes routes);
}

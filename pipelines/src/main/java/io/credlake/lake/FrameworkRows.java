package io.credlake.lake;

import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Rows of {@code ref.index_node}, from the index down to its indicators. */
final class FrameworkRows {

  private final String framework;
  private final List<Object[]> rows = new ArrayList<>();

  private FrameworkRows(String framework) {
    this.framework = framework;
  }

  static Stream<Object[]> of(Framework framework) {
    FrameworkRows rows = new FrameworkRows(framework.id());
    rows.add(framework.index(), null);
    return rows.rows.stream();
  }

  private void add(Node node, String parent) {
    boolean counts = node.isLeaf() && node.unavailable() == null;
    rows.add(
        new Object[] {
          framework,
          node.id(),
          rows.size() + 1L,
          parent,
          (long) node.level(),
          node.name().zh(),
          node.name().en(),
          node.weight(),
          node.points(),
          counts ? node.indicator().column() : null,
          counts ? node.indicator().direction().name().toLowerCase(Locale.ROOT) : null,
          counts ? node.indicator().institutions() : null,
          node.unavailable(),
          node.note()
        });
    node.parts().forEach(part -> add(part, node.id()));
  }
}

package io.credlake.publish;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Datasets;
import io.credlake.disclosure.Inference;
import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.export.DatasetReader;
import io.credlake.export.RowSource;
import io.credlake.lake.Lake;
import io.credlake.open.OpenDatasets;
import io.credlake.open.ProtectedDatasets;
import io.credlake.release.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the open datasets of a release: reads them as frozen, keeps back what would tell of
 * single organisations, also together with what earlier releases told, and writes them down.
 *
 * @param sql folder {@code sql} of the program
 * @param rules file of disclosure control
 */
public record PublishDatasets(Path sql, Path rules) implements Publication {

  private static final Logger LOG = LoggerFactory.getLogger(PublishDatasets.class);
  private static final int SHOWN = 5;

  @Override
  public void publish(Release release) throws IOException, SQLException {
    Datasets definitions = Datasets.read(sql);
    List<Dataset> datasets = definitions.all();
    DatasetReader reader = new DatasetReader(release.frozen(), new RowSource.Live());
    Map<String, Codelist> codelists = reader.codelists(definitions, datasets);
    OpenDatasets open = new OpenDatasets(datasets, codelists);
    for (Dataset dataset : datasets) {
      List<Object[]> rows = new ArrayList<>();
      reader.readUnflagged(dataset, rows::add);
      open.add(dataset, rows);
    }
    OpenRows earlier = new OpenRows(release.lake());
    for (Dataset dataset : datasets) {
      if (dataset.disclosure().absentIsZero()) { // of others nothing need be read
        open.addVanished(dataset, earlier.newest(dataset));
      }
    }
    CellLog log = new CellLog(release.lake());
    ProtectedDatasets all = open.protect(DisclosureRules.load(rules), log.told());
    refuse(all.failures());
    if (!all.overlapped().isEmpty()) {
      LOG.warn(
          "Release {}: parts that do not sum tell more of {} numbers kept back: {}",
          release.point().name(),
          all.overlapped().size(),
          cells(all.overlapped()));
    }
    if (!all.toldEarlier().isEmpty()) {
      LOG.warn(
          "Release {}: {} numbers are kept back that an earlier release told: {}",
          release.point().name(),
          all.toldEarlier().size(),
          all.toldEarlier().entrySet().stream().limit(SHOWN).toList());
    }
    write(release, datasets, codelists, all);
    log.add(release.creation(), all);
    renewViews(release, datasets);
  }

  /** Disclosure control keeps back until nothing can be told; that it did is looked at again. */
  private static void refuse(List<Inference> failures) {
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          "Cannot publish, %d numbers kept back could be inferred: %s"
              .formatted(failures.size(), cells(failures)));
    }
  }

  private static List<String> cells(List<Inference> inferences) {
    return inferences.stream().limit(SHOWN).map(one -> one.cell().toString()).toList();
  }

  private static void write(
      Release release,
      List<Dataset> datasets,
      Map<String, Codelist> codelists,
      ProtectedDatasets all) {
    Lake lake = release.lake();
    for (Dataset dataset : datasets) {
      List<Object[]> rows = new ArrayList<>();
      for (Object[] row : all.published(dataset)) {
        Object[] told = new Object[row.length + 1];
        told[0] = release.creation();
        System.arraycopy(row, 0, told, 1, row.length);
        rows.add(told);
      }
      lake.append(OpenTables.of(dataset), rows);
    }
    List<Object[]> codes = new ArrayList<>();
    codelists
        .values()
        .forEach(
            list -> {
              long position = 0;
              for (Codelist.Code code : list.codes()) {
                codes.add(
                    new Object[] {
                      release.creation(),
                      list.name(),
                      position++,
                      code.code(),
                      code.zh(),
                      code.en(),
                      code.parent()
                    });
              }
            });
    lake.append(OpenTables.CODES, codes);
  }

  private static void renewViews(Release release, List<Dataset> datasets) throws SQLException {
    Map<String, String> statements = new LinkedHashMap<>();
    statements.put("schema", "CREATE SCHEMA IF NOT EXISTS lake.open");
    statements.put("release", OpenTables.releasesView());
    statements.put("code", OpenTables.codesView());
    datasets.forEach(dataset -> statements.put(dataset.name(), OpenTables.view(dataset)));
    try (Statement statement = release.live().createStatement()) {
      for (String sql : statements.values()) {
        statement.execute(sql);
      }
    }
  }
}

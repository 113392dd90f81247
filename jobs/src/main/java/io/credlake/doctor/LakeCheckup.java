package io.credlake.doctor;

import io.credlake.care.CareOfTables;
import io.credlake.care.CareSettings;
import io.credlake.care.Chore;
import io.credlake.fact.DeliveryTables;
import io.credlake.fact.TableDefinition;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.LakeLayout;
import io.credlake.lake.LakePlace;
import io.credlake.lake.WriterLock;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** Examines a lake: catalogue, files, reconciliation, writer, Trino. */
public final class LakeCheckup {

  private static final String RESTORE = "Restore the database of the catalogue from a backup";

  private final Path folder;
  private final TrinoServer trino;
  private final CareSettings care;

  /**
   * A checkup of the lake in a folder and of its server.
   *
   * @param care when its tables need care
   */
  public LakeCheckup(Path folder, TrinoServer trino, CareSettings care) {
    this.folder = folder;
    this.trino = trino;
    this.care = care;
  }

  /** Examines the lake. */
  public List<Finding> examine() {
    if (!Lake.exists(folder)) {
      return List.of(
          Finding.warn(
              "Lake 湖", "none yet: " + folder, "Bring deliveries in: credlake ingest FEED PATH"));
    }
    List<Finding> findings = new ArrayList<>();
    Finding catalogue = catalogue();
    findings.add(catalogue);
    if (catalogue.isFailure()) {
      return findings; // all else is found by it
    }
    try (Lake lake = Lake.openOlder(LakePlace.of(folder))) {
      int layout = LakeLayout.of(lake);
      if (layout == LakeLayout.CURRENT) {
        findings.add(files(lake));
        findings.add(reconciliation(lake));
        findings.add(tables());
        findings.add(writer(lake));
      } else {
        findings.add(otherLayout(layout));
      }
    } catch (RuntimeException e) {
      findings.add(Finding.fail("Tables 表", e.getMessage(), "Restore the lake from a backup"));
    }
    findings.add(server());
    return findings;
  }

  private static Finding otherLayout(int layout) {
    return Finding.fail(
        "Layout 布局",
        "%d, that of this program is %d".formatted(layout, LakeLayout.CURRENT),
        layout < LakeLayout.CURRENT
            ? "Upgrade the lake: credlake backup, then credlake upgrade"
            : "Use the version of the program that made the lake");
  }

  private Finding catalogue() {
    try {
      LakePlace place = LakePlace.of(folder);
      return place
          .catalogue()
          .fault()
          .map(fault -> Finding.fail("Catalogue 目录", fault, RESTORE))
          .orElseGet(() -> Finding.ok("Catalogue 目录", "sound: " + told(place)));
    } catch (SQLException e) {
      return Finding.fail("Catalogue 目录", e.getMessage(), mending(e));
    } catch (RuntimeException e) {
      return Finding.fail("Catalogue 目录", e.getMessage(), "See lake.properties of the lake");
    }
  }

  /** A database that nobody reached is not a broken one: classes of SQL states (SQL:2016). */
  private static String mending(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("08")) {
      return "Start the database of the catalogue, e.g. credlake cluster up; see lake.properties";
    }
    return state.startsWith("28")
        ? "Check user and password of the catalogue's database, see lake.properties"
        : RESTORE;
  }

  private static String told(LakePlace place) {
    return place.rest() == null
        ? place.catalogue().url()
        : "%s, tables by %s".formatted(place.catalogue().url(), place.rest().url());
  }

  private static Finding files(Lake lake) {
    long files = 0;
    List<String> missing = new ArrayList<>();
    for (TableDefinition definition : DeliveryTables.INGESTED) {
      Table table = lake.table(definition);
      try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
        for (FileScanTask task : tasks) {
          files++;
          String location = task.file().location();
          if (!table.io().newInputFile(location).exists()) {
            missing.add(location);
          }
        }
      } catch (IOException e) {
        return Finding.fail("Files 文件", e.getMessage(), "Check the disk of the lake");
      }
    }
    return missing.isEmpty()
        ? Finding.ok("Files 文件", "all %,d data files are there".formatted(files))
        : Finding.fail(
            "Files 文件",
            "%,d of %,d data files are missing, e.g. %s"
                .formatted(missing.size(), files, missing.getFirst()),
            "Restore the lake from a backup");
  }

  private static Finding reconciliation(Lake lake) {
    List<DeliveryReport> deliveries = DeliveryReport.all(lake);
    long off = deliveries.stream().filter(delivery -> !delivery.reconciles()).count();
    long refused = deliveries.stream().filter(DeliveryReport::isRefused).count();
    String seen =
        "%,d deliveries, %,d rows read; %,d refused"
            .formatted(
                deliveries.size(),
                deliveries.stream().mapToLong(DeliveryReport::read).sum(),
                refused);
    return off == 0
        ? Finding.ok("Deliveries 批次", seen + "; read = accepted + rejected + duplicate")
        : Finding.fail(
            "Deliveries 批次", "%,d do not reconcile".formatted(off), "Report this as a fault");
  }

  private Finding tables() {
    CareOfTables tables = new CareOfTables(folder, care);
    List<Chore> due = tables.due(tables.health());
    return due.isEmpty()
        ? Finding.ok("Care 维护", "no table needs any")
        : Finding.warn(
            "Care 维护",
            "%,d tables need some, e.g. %s: %s"
                .formatted(
                    due.stream().map(Chore::table).distinct().count(),
                    due.getFirst().table(),
                    due.getFirst().why()),
            "credlake maintain");
  }

  private static Finding writer(Lake lake) {
    Optional<String> holder = WriterLock.holderOf(lake, WriterLock.Part.FACTS);
    return Finding.ok("Writer 写入", holder.orElse("no job is writing"));
  }

  private Finding server() {
    try {
      Optional<Endpoint> endpoint = trino.running();
      return Finding.ok(
          "Trino", endpoint.map(Endpoint::jdbcUrl).orElse("not running; starts when asked"));
    } catch (RuntimeException e) {
      return Finding.fail("Trino", e.getMessage(), "See conf/trino.properties");
    }
  }
}

package io.credlake.web.release;

import io.credlake.dataset.Dataset;
import io.credlake.dataset.Datasets;
import io.credlake.export.Export;
import io.credlake.export.ExportFormat;
import io.credlake.export.Publication;
import io.credlake.export.RowSource;
import io.credlake.export.Selection;
import io.credlake.release.ReleaseNote;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Open datasets of a release in one format as one ZIP file, as {@code credlake export} writes them.
 *
 * @param dataset null: all that the format can tell of
 */
record ExportOrder(Datasets datasets, Dataset dataset, ExportFormat format) {

  /** A time without a zone, so that the file is the same wherever it is made. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** Its name among the orders of its release. */
  String name() {
    return "export-%s-%s".formatted(dataset == null ? "all" : dataset.name(), format);
  }

  /**
   * Makes it.
   *
   * @param connection of the user who ordered it; what is out is the same for all
   * @return rows that were written
   */
  long make(
      Connection connection,
      ReleaseNote note,
      boolean isOut,
      Publication publication,
      Path into,
      Order order)
      throws Exception {
    List<Dataset> chosen =
        dataset != null
            ? List.of(dataset)
            : datasets.all().stream()
                .filter(one -> !format.isSdmx() || !one.measures().isEmpty())
                .toList();
    order.step("export", format.toString(), 0, 2);
    Path folder = into.resolve(name());
    RowSource source = new RowSource.Published(note.name(), isOut);
    long rows =
        new Export(connection, source, datasets, note, publication)
            .write(chosen, format, Selection.ALL, folder, Export.Existing.REFUSE).stream()
                .mapToLong(Export.Written::rows)
                .sum();
    order.step("pack", "", 1, 2);
    pack(folder, into.resolve("%s-%s.zip".formatted(note.label(), name())));
    return rows;
  }

  /** Moves a folder into a ZIP file beside it. */
  private static void pack(Path folder, Path zip) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted().toList();
    }
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      for (Path one : all) {
        if (Files.isRegularFile(one)) {
          ZipEntry entry =
              new ZipEntry(folder.getParent().relativize(one).toString().replace('\\', '/'));
          entry.setTimeLocal(NO_TIME);
          out.putNextEntry(entry);
          Files.copy(one, out);
          out.closeEntry();
        }
      }
    }
    for (Path one : all.reversed()) {
      Files.delete(one);
    }
  }
}

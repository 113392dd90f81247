package io.credlake.export;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Datasets;
import io.credlake.release.ReleaseNote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Writes open datasets as a folder that explains itself: data, code lists, codebook, descriptor,
 * structure, checksums. The same release gives the same bytes, whenever and wherever it is written.
 */
public final class Export {

  /** File with the digests of all others, written last: a folder that has it is an export. */
  static final String SUMS = "SHA256SUMS";

  private final Connection connection;
  private final RowSource source;
  private final Datasets definitions;
  private final ReleaseNote release;
  private final Publication publication;

  /**
   * Exports of a release.
   *
   * @param connection that answers as of the release
   */
  public Export(
      Connection connection,
      RowSource source,
      Datasets definitions,
      ReleaseNote release,
      Publication publication) {
    this.connection = connection;
    this.source = source;
    this.definitions = definitions;
    this.release = release;
    this.publication = publication;
  }

  /**
   * A data file that was written.
   *
   * @param dataset whose rows it holds
   * @param path of the file
   * @param rows of the dataset in it
   */
  public record Written(Dataset dataset, Path path, long rows) {}

  /** What happens to a folder that is there already. */
  public enum Existing {
    /** It stays, and nothing is written, unless it is empty. */
    REFUSE,
    /** It is replaced, whatever it holds. */
    REPLACE
  }

  /**
   * Writes datasets.
   *
   * @throws FileAlreadyExistsException if the folder is there and must not be replaced
   * @throws IllegalArgumentException if a dataset cannot be written so
   * @throws IllegalStateException if rows are not what the definition says
   */
  public List<Written> write(
      List<Dataset> datasets,
      ExportFormat format,
      Selection selection,
      Path folder,
      Existing existing)
      throws IOException, SQLException {
    for (Dataset dataset : datasets) {
      selection.condition(dataset);
      if (format.isSdmx() && !SdmxFlow.fits(dataset)) {
        throw new IllegalArgumentException(
            "Cannot export as %s, the dataset has no measures: %s"
                .formatted(format, dataset.name()));
      }
    }
    try {
      return stage(datasets, format, selection, folder, existing);
    } catch (FileSystemException e) {
      throw e; // it says itself what and where
    } catch (IOException e) {
      throw new IOException("Cannot write export, %s: %s".formatted(e.getMessage(), folder), e);
    }
  }

  private List<Written> stage(
      List<Dataset> datasets,
      ExportFormat format,
      Selection selection,
      Path folder,
      Existing existing)
      throws IOException, SQLException {
    try (StagedFolder stage =
        existing == Existing.REPLACE
            ? StagedFolder.replacing(folder)
            : StagedFolder.fresh(folder)) {
      DatasetReader reader = new DatasetReader(connection, source);
      ExportPackage about =
          new ExportPackage(
              datasets,
              definitions,
              reader.codelists(definitions, datasets),
              release,
              publication,
              selection,
              format);
      List<Written> written = new ArrayList<>();
      for (Dataset dataset : datasets) {
        long rows = data(reader, dataset, about, stage.path());
        written.add(new Written(dataset, folder.resolve(format.file(dataset)), rows));
      }
      explain(about, stage.path());
      stage.publish();
      return written;
    }
  }

  private static long data(DatasetReader reader, Dataset dataset, ExportPackage about, Path folder)
      throws IOException, SQLException {
    Path file = folder.resolve(about.format().file(dataset));
    Files.createDirectories(file.getParent());
    CodeCheck codes = new CodeCheck(dataset, about);
    try (TableWriter table = about.format().open(file, dataset, about)) {
      return reader.read(
          dataset,
          about.selection(),
          row -> {
            codes.check(row);
            table.write(row);
          });
    }
  }

  private static void explain(ExportPackage about, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("codes"));
    for (Codelist list : about.codelists().values()) {
      table(
          folder.resolve(DataPackage.codesFile(list)),
          Codebook.CODE_TITLES,
          Codebook.codes(List.of(list)));
    }
    List<Object[]> lines = new ArrayList<>();
    about.datasets().forEach(dataset -> lines.addAll(Codebook.lines(dataset)));
    table(folder.resolve("codebook.csv"), Codebook.TITLES, lines);
    Files.writeString(folder.resolve("README.zh.md"), Readme.zh(about), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("README.en.md"), Readme.en(about), StandardCharsets.UTF_8);
    if (about.format().isSdmx()) {
      new SdmxStructure(about).write(folder.resolve("structure.xml"));
    }
    new DataPackage(about).write(folder, digests(folder));
    String sums =
        digests(folder).entrySet().stream()
            .map(file -> file.getValue() + "  " + file.getKey() + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve(SUMS), sums, StandardCharsets.UTF_8);
  }

  private static void table(Path file, List<String> titles, List<Object[]> lines)
      throws IOException {
    try (CsvTable table = new CsvTable(file, titles)) {
      for (Object[] line : lines) {
        table.write(line);
      }
    }
  }

  /** SHA-256 of all files by their paths within the folder, with slashes. */
  private static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        digests.put(name, DigestUtils.sha256Hex(in));
      }
    }
    return digests;
  }
}

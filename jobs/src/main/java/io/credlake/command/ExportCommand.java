package io.credlake.command;

import io.credlake.access.AccessUser;
import io.credlake.access.AuditEntry;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Datasets;
import io.credlake.export.Export;
import io.credlake.export.ExportFormat;
import io.credlake.export.Publication;
import io.credlake.export.RowSource;
import io.credlake.export.Selection;
import io.credlake.publish.OpenReleases;
import io.credlake.release.ReleaseNote;
import io.credlake.release.Releases;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.ResultFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code credlake export}: gives researchers datasets that explain themselves. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write open datasets with codebook, code lists, licence and checksums.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:a dataset could not be written, and the folder is as it was",
      "2:the command was not understood"
    })
final class ExportCommand implements Callable<Integer> {

  private static final String ALL = "all";

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private ReleaseOption release;

  @Mixin private AsOption as;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DATASET",
      description = "Name of a dataset, or all.")
  private String name;

  @Option(names = "--list", description = "List the datasets instead.")
  private boolean list;

  @Option(
      names = "--format",
      defaultValue = "csv",
      converter = FormatConverter.class,
      paramLabel = "FORMAT",
      description = "csv, xlsx, parquet, sdmx-csv or sdmx-json (default: ${DEFAULT-VALUE}).")
  private ExportFormat format;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to be made.")
  private Path folder;

  @Option(names = "--overwrite", description = "Replace the folder if it holds an earlier export.")
  private boolean overwrite;

  @Option(names = "--region", paramLabel = "CODE", description = "Only rows of this region.")
  private String region;

  @Option(names = "--from", paramLabel = "YEAR", description = "Only rows from this year on.")
  private Integer from;

  @Option(names = "--to", paramLabel = "YEAR", description = "Only rows up to this year.")
  private Integer to;

  @Override
  public Integer call() throws Exception {
    Datasets datasets = Datasets.read(Credlake.home().resolve("sql"));
    if (list) {
      print(datasets.all());
      return 0;
    }
    if (name == null || folder == null) {
      throw new ParameterException(
          spec.commandLine(), "Cannot export, give a dataset (or all) and --out, or --list");
    }
    Publication publication =
        Publication.read(Credlake.home().resolve("conf").resolve("publication.yaml"));
    Selection selection = new Selection(region, from, to);
    List<Dataset> chosen = chosen(datasets);
    Optional<AccessUser> user = as.user();
    release.checkIsFor(user);
    Endpoint owner = new ServerConsole(spec.commandLine().getErr()).ensureRunning(lake.lake());
    Endpoint endpoint = user.map(one -> owner.as(one.name())).orElse(owner);
    new AuditedWork(
            lake.lake(),
            AuditEntry.Kind.EXPORT,
            endpoint.user(),
            "export %s --format %s".formatted(name, format),
            chosen.stream().map(dataset -> "open." + dataset.name()).toList(),
            release.name())
        .run(given -> write(endpoint, datasets, chosen, selection, publication, given));
    return 0;
  }

  private void write(
      Endpoint endpoint,
      Datasets datasets,
      List<Dataset> chosen,
      Selection selection,
      Publication publication,
      LongAdder given)
      throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    try (Connection connection = endpoint.connect()) {
      ReleaseNote note = note(connection);
      RowSource source = source(note);
      if (note.isLive()) {
        spec.commandLine()
            .getErr()
            .println("Not released, without disclosure control: internal use only 未发布，仅供内部使用");
      }
      Export export = new Export(connection, source, datasets, note, publication);
      Export.Existing existing = overwrite ? Export.Existing.REPLACE : Export.Existing.REFUSE;
      for (Export.Written file : export.write(chosen, format, selection, folder, existing)) {
        out.println(String.format(Locale.ROOT, "%s: %,d rows 行", file.path(), file.rows()));
        given.add(file.rows());
      }
    }
  }

  /** All means those that the format can tell of; which it cannot is said. */
  private List<Dataset> chosen(Datasets datasets) {
    if (!name.equals(ALL)) {
      return List.of(datasets.dataset(name));
    }
    List<Dataset> fit = datasets.all().stream().filter(this::fits).toList();
    datasets.all().stream()
        .filter(dataset -> !fit.contains(dataset))
        .forEach(
            dataset ->
                spec.commandLine()
                    .getErr()
                    .println(
                        "Left out 未包括: %s (%s has no place for it)"
                            .formatted(dataset.name(), format)));
    return fit;
  }

  private boolean fits(Dataset dataset) {
    return !format.isSdmx() || !dataset.measures().isEmpty();
  }

  /** What is said of the release; readers see those that are out. */
  private ReleaseNote note(Connection connection) throws SQLException {
    if (release.name() == null) {
      return new Releases(connection).live(Credlake.VERSION);
    }
    return release.isUnpublished()
        ? new Releases(connection).find(release.name()).note()
        : OpenReleases.find(connection, release.name());
  }

  private RowSource source(ReleaseNote note) {
    return note.isLive()
        ? new RowSource.Live()
        : new RowSource.Published(note.name(), !release.isUnpublished());
  }

  private void print(List<Dataset> datasets) {
    Listing listing = new Listing("dataset", "title", "标题", "keys", "measures");
    for (Dataset dataset : datasets) {
      listing.add(
          dataset.name(),
          dataset.title().en(),
          dataset.title().zh(),
          String.join(" ", dataset.keys().stream().map(column -> column.name()).toList()),
          dataset.measures().size());
    }
    listing.print(ResultFormat.TABLE, spec.commandLine().getOut());
  }

  /** Formats are named as they are written. */
  private static final class FormatConverter implements ITypeConverter<ExportFormat> {

    @Override
    public ExportFormat convert(String text) {
      for (ExportFormat one : ExportFormat.values()) {
        if (one.toString().equals(text)) {
          return one;
        }
      }
      throw new TypeConversionException(
          "Invalid format, it must be csv, xlsx, parquet, sdmx-csv or sdmx-json: " + text);
    }
  }
}

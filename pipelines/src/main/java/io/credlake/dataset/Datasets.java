package io.credlake.dataset;

import io.credlake.conf.ConfException;
import io.credlake.conf.Nearest;
import io.credlake.conf.StrictYaml;
import io.credlake.disclosure.flag.ConfStatus;
import io.credlake.disclosure.flag.ObsStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The open datasets with their code lists, read from {@code sql/open} and {@code sql/codelists}.
 */
public final class Datasets {

  private final Map<String, Dataset> datasets = new TreeMap<>();
  private final Map<String, Codelist> codelists = new TreeMap<>();

  private Datasets() {}

  /** What {@code dataset.yaml} says; the name is the folder's and the query stands beside it. */
  private record About(
      Text title,
      Text description,
      Text method,
      List<Column> columns,
      RowStatus status,
      Disclosure disclosure) {}

  /** What the file of a code list says. */
  private record CodelistAbout(Text title, List<Codelist.Code> codes, String query) {}

  /**
   * Reads all definitions.
   *
   * @param sql the folder {@code sql} of the program
   * @throws ConfException if a file is missing or wrong, with the nearest right word
   */
  public static Datasets read(Path sql) {
    Datasets all = new Datasets();
    addFlags(all.codelists);
    for (Path file : entries(sql.resolve("codelists"))) {
      Codelist list = codelist(file);
      all.codelists.put(list.name(), list);
    }
    for (Path folder : entries(sql.resolve("open"))) {
      Dataset dataset = dataset(folder);
      all.datasets.put(dataset.name(), dataset);
    }
    all.datasets.values().forEach(all::check);
    return all;
  }

  /** All datasets by name. */
  public List<Dataset> all() {
    return List.copyOf(datasets.values());
  }

  /**
   * The dataset of a name.
   *
   * @throws IllegalArgumentException if there is none, with the nearest one
   */
  public Dataset dataset(String name) {
    Dataset dataset = datasets.get(name);
    if (dataset == null) {
      throw new IllegalArgumentException(
          "Invalid dataset: %s%s".formatted(name, Nearest.hint(name, datasets.keySet())));
    }
    return dataset;
  }

  /** The code lists that columns of a dataset use, flags among them, by name. */
  public List<Codelist> codelistsOf(Dataset dataset) {
    Stream<String> units = dataset.measures().isEmpty() ? Stream.of() : Stream.of("unit");
    return Stream.concat(dataset.published().stream().map(Column::codes), units)
        .filter(name -> name != null)
        .distinct()
        .sorted()
        .map(codelists::get)
        .toList();
  }

  private void check(Dataset dataset) {
    for (Column column : dataset.columns()) {
      String codes = column.codes();
      if (codes != null && !codelists.containsKey(codes)) {
        throw new ConfException(
            "Invalid codes of %s in %s: %s%s"
                .formatted(
                    column.name(), dataset.name(), codes, Nearest.hint(codes, codelists.keySet())));
      }
      if (column.linkedTo() != null) {
        checkLink(dataset, column);
      }
    }
  }

  private void checkLink(Dataset dataset, Column column) {
    String[] target = column.linkedTo().split("\\.", -1);
    Dataset other = target.length == 2 ? datasets.get(target[0]) : null;
    if (other == null || !other.column(target[1]).isProtected()) {
      throw new ConfException(
          "Invalid linked_to of %s in %s, not a protected measure: %s"
              .formatted(column.name(), dataset.name(), column.linkedTo()));
    }
    try {
      other.keys().stream()
          .map(Column::name)
          .filter(key -> !column.linkedOn().containsValue(key))
          .forEach(dataset::column);
      column.linkedOn().values().forEach(other::column);
    } catch (IllegalArgumentException e) {
      throw new ConfException(
          "Invalid linked_on of %s in %s, %s"
              .formatted(column.name(), dataset.name(), e.getMessage()),
          e);
    }
  }

  private static Dataset dataset(Path folder) {
    Path file = folder.resolve("dataset.yaml");
    About about = StrictYaml.read(About.class, text(file), file.toString(), Map.of());
    if (about.title() == null
        || about.description() == null
        || about.method() == null
        || about.columns() == null) {
      throw new ConfException(
          "Invalid dataset, it needs title, description, method and columns: " + file);
    }
    String query = text(folder.resolve("dataset.sql")).strip();
    try {
      return new Dataset(
          folder.getFileName().toString(),
          about.title(),
          about.description(),
          about.method(),
          about.columns(),
          about.status(),
          about.disclosure(),
          query.endsWith(";") ? query.substring(0, query.length() - 1) : query);
    } catch (IllegalArgumentException e) {
      throw new ConfException("%s (%s)".formatted(e.getMessage(), file), e);
    }
  }

  private static Codelist codelist(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
    CodelistAbout about =
        StrictYaml.read(CodelistAbout.class, text(file), file.toString(), Map.of());
    try {
      return new Codelist(name, about.title(), about.codes(), about.query());
    } catch (IllegalArgumentException e) {
      throw new ConfException("%s (%s)".formatted(e.getMessage(), file), e);
    }
  }

  private static void addFlags(Map<String, Codelist> lists) {
    add(
        lists,
        Dataset.OBS_STATUS,
        new Text("数值状态（SDMX CL_OBS_STATUS）", "Observation status (SDMX CL_OBS_STATUS)"),
        ObsStatus.values(),
        one -> new Text(one.zh(), one.en()));
    add(
        lists,
        Dataset.CONF_STATUS,
        new Text("保密状态（SDMX CL_CONF_STATUS）", "Confidentiality status (SDMX CL_CONF_STATUS)"),
        ConfStatus.values(),
        one -> new Text(one.zh(), one.en()));
  }

  private static <E extends Enum<E>> void add(
      Map<String, Codelist> lists, String name, Text title, E[] values, Function<E, Text> text) {
    List<Codelist.Code> codes =
        Arrays.stream(values)
            .map(
                value ->
                    new Codelist.Code(
                        value.name(), text.apply(value).zh(), text.apply(value).en(), null))
            .toList();
    lists.put(name, new Codelist(name, title, codes, null));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ConfException("Cannot read file, %s: %s".formatted(e.getMessage(), file), e);
    }
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return new ArrayList<>(
          entries.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList());
    } catch (IOException e) {
      throw new ConfException("Cannot list folder, %s: %s".formatted(e.getMessage(), folder), e);
    }
  }
}

package io.credlake.export;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credlake.dataset.Codelist;
import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The descriptor {@code datapackage.json} of Frictionless Data, by the Data Package standard 1:
 * what files there are, their columns, keys and the code lists that they refer to.
 */
final class DataPackage {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int FEW_CODES = 30;

  private final ExportPackage about;

  DataPackage(ExportPackage about) {
    this.about = about;
  }

  /**
   * Writes the descriptor.
   *
   * @param files digests by path within the package
   * @param folder of the package
   */
  void write(Path folder, Map<String, String> files) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("profile", about.format().isTabular() ? "tabular-data-package" : "data-package");
    root.put("name", packageName());
    root.put("title", "信用湖开放数据 | Credlake open data");
    root.put("version", about.release().label());
    root.put("created", about.release().created().toString());
    ObjectNode licence = root.putArray("licenses").addObject();
    licence.put("name", about.publication().licence().name());
    licence.put("title", about.publication().licence().title().en());
    licence.put("path", about.publication().licence().url());
    ObjectNode publisher = root.putArray("contributors").addObject();
    publisher.put(
        "title",
        about.publication().publisher().zh() + " | " + about.publication().publisher().en());
    publisher.put("role", "publisher");
    ObjectNode release = root.putObject("credlake:release");
    release.put("name", about.release().label());
    release.put("as_of", about.release().asOf().toString());
    release.put("program", about.release().program());
    release.put("reason", about.release().reason());
    release.put("supersedes", about.release().supersedes());
    release.put("protected", !about.release().isLive());
    release.put("selection", about.selection().describe());
    ArrayNode resources = root.putArray("resources");
    for (Dataset dataset : about.datasets()) {
      data(resources.addObject(), dataset, folder, files);
    }
    for (Codelist list : about.codelists().values()) {
      codes(resources.addObject(), list, folder, files);
    }
    Files.writeString(folder.resolve("datapackage.json"), pretty(root), StandardCharsets.UTF_8);
  }

  private String packageName() {
    String which = about.datasets().size() == 1 ? about.datasets().getFirst().name() : "open-data";
    return "credlake-%s-%s".formatted(which, about.release().label()).toLowerCase(Locale.ROOT);
  }

  private void data(ObjectNode resource, Dataset dataset, Path folder, Map<String, String> files)
      throws IOException {
    String path = about.format().file(dataset);
    head(resource, dataset.name(), path, folder, files);
    resource.put("format", about.format().ending());
    resource.put("mediatype", about.format().mediaType());
    resource.put("title", dataset.title().zh() + " | " + dataset.title().en());
    resource.put("description", dataset.description().zh() + " | " + dataset.description().en());
    resource.put("credlake:method_zh", dataset.method().zh());
    resource.put("credlake:method_en", dataset.method().en());
    resource.put("credlake:citation_zh", about.citeZh(dataset));
    resource.put("credlake:citation_en", about.citeEn(dataset));
    if (about.format().isSdmx()) {
      return; // observations have the columns that structure.xml tells of
    }
    ObjectNode schema = resource.putObject("schema");
    ArrayNode fields = schema.putArray("fields");
    dataset.published().forEach(column -> field(fields.addObject(), column));
    schema.putArray("missingValues").add("");
    ArrayNode key = schema.putArray("primaryKey");
    dataset.keys().forEach(column -> key.add(column.name()));
    ArrayNode links = schema.putArray("foreignKeys");
    for (Column column : dataset.published()) {
      if (column.codes() != null) {
        ObjectNode link = links.addObject();
        link.put("fields", column.name());
        ObjectNode reference = link.putObject("reference");
        reference.put("resource", resourceOf(column.codes()));
        reference.put("fields", "code");
      }
    }
    if (links.isEmpty()) {
      schema.remove("foreignKeys");
    }
  }

  private void field(ObjectNode field, Column column) {
    field.put("name", column.name());
    field.put(
        "type",
        switch (column.type()) {
          case TEXT -> "string";
          case INTEGER -> "integer";
          case NUMBER -> "number";
          case BOOLEAN -> "boolean";
          case DATE -> "date";
        });
    field.put("title", column.title().zh() + " | " + column.title().en());
    field.put("description", column.explanation().zh() + " | " + column.explanation().en());
    field.put("credlake:role", column.role().name().toLowerCase(Locale.ROOT));
    if (column.unit() != null) {
      field.put("credlake:unit", column.unit());
    } else if (column.unitFrom() != null) {
      field.put("credlake:unit_from", column.unitFrom());
    }
    ObjectNode constraints = JSON.createObjectNode();
    if (column.isKey()) {
      constraints.put("required", true);
    }
    if (column.codes() != null
        && about.codelists().get(column.codes()).codes().size() <= FEW_CODES) {
      ArrayNode values = constraints.putArray("enum");
      about.codelists().get(column.codes()).codes().forEach(code -> values.add(code.code()));
    }
    if (!constraints.isEmpty()) {
      field.set("constraints", constraints);
    }
  }

  private void codes(ObjectNode resource, Codelist list, Path folder, Map<String, String> files)
      throws IOException {
    head(resource, resourceOf(list.name()), codesFile(list), folder, files);
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("title", list.title().zh() + " | " + list.title().en());
    ObjectNode schema = resource.putObject("schema");
    ArrayNode fields = schema.putArray("fields");
    for (String title : Codebook.CODE_TITLES) {
      fields.addObject().put("name", title).put("type", "string");
    }
    schema.putArray("missingValues").add("");
    schema.put("primaryKey", "code");
  }

  private static void head(
      ObjectNode resource, String name, String path, Path folder, Map<String, String> files)
      throws IOException {
    resource.put("profile", path.endsWith(".csv") ? "tabular-data-resource" : "data-resource");
    resource.put("name", name.replace('_', '-'));
    resource.put("path", path);
    resource.put("encoding", "utf-8");
    resource.put("bytes", Files.size(folder.resolve(path)));
    resource.put("hash", "sha256:" + files.get(path));
  }

  /** Name of the resource of a code list. */
  private static String resourceOf(String list) {
    return "codes-" + list.replace('_', '-');
  }

  /** Path of a code list within the package. */
  static String codesFile(Codelist list) {
    return "codes/%s.csv".formatted(list.name());
  }

  private static String pretty(ObjectNode root) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return JSON.writer(printer).writeValueAsString(root) + "\n";
  }
}

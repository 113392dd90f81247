package io.credlake.index;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Data;
import io.credlake.index.framework.Framework;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The ASEM Sustainable Connectivity data: 51 economies, 49 indicators. */
final class Asem {

  private final Reference meta = Reference.of("asem/asem_imeta.csv");
  private final Reference raw = Reference.of("asem/asem_idata.csv");

  Asem() throws IOException {}

  /** The framework with a method and uncertainty, written as in a file. */
  Framework framework(String method) {
    return Framework.read(yaml(method), "asem.yaml");
  }

  String yaml(String method) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("id: asem\nversion: 1\nname: {zh: 可持续互联互通, en: Sustainable Connectivity}\n");
    yaml.append("columns: {group: EurAsia_group}\n").append(method).append("\nindex:\n");
    node(yaml, "Index", "  ");
    return yaml.toString();
  }

  private void node(StringBuilder yaml, String id, String indent) {
    NamedCsvRecord of =
        meta.rows().stream()
            .filter(row -> row.getField("iCode").equals(id))
            .findAny()
            .orElseThrow();
    yaml.append("%sid: %s%n".formatted(indent, id));
    yaml.append("%sweight: %s%n".formatted(indent, of.getField("Weight")));
    if (of.getField("Type").equals("Indicator")) {
      String by = of.getField("Denominator");
      yaml.append(
          "%sindicator: {direction: %s%s, target: %s}%n"
              .formatted(
                  indent,
                  of.getField("Direction").equals("1") ? "up" : "down",
                  by.isEmpty() ? "" : ", denominator: " + by,
                  of.getField("Target")));
      return;
    }
    yaml.append("%sparts:%n".formatted(indent));
    for (NamedCsvRecord part : meta.rows()) {
      if (part.getField("Parent").equals(id)) {
        int begin = yaml.length();
        node(yaml, part.getField("iCode"), indent + "    ");
        yaml.replace(begin, begin + indent.length() + 4, indent + "  - ");
      }
    }
  }

  /** Codes of indicators, in the order of the file. */
  List<String> indicators() {
    return meta.rows().stream()
        .filter(row -> row.getField("Type").equals("Indicator"))
        .map(row -> row.getField("iCode"))
        .toList();
  }

  /** The raw data, with economies in an order. */
  Panel panel(List<String> order) {
    List<String> columns = new ArrayList<>(indicators());
    columns.addAll(List.of("Area", "Energy", "GDP", "Population"));
    Panel.Builder panel = Panel.of(columns);
    for (String code : order) {
      NamedCsvRecord of =
          raw.rows().stream()
              .filter(row -> row.getField("uCode").equals(code))
              .findAny()
              .orElseThrow();
      Map<String, Cell> cells = new LinkedHashMap<>();
      for (String column : columns) {
        double value = Reference.number(of.getField(column));
        cells.put(
            column, Double.isNaN(value) ? Cell.missing(Missing.NOT_REPORTED) : Cell.of(value));
      }
      panel.add(new Panel.Row(code, of.getField("EurAsia_group"), ""), cells);
    }
    return panel.build();
  }

  /** A calculation with economies in an order. */
  Calculation calculation(String method, List<String> order) {
    Framework framework = framework(method);
    return new Calculation(framework, Data.of(framework, panel(order)), order);
  }

  /** The columns of a published table in the order of a tree's indicators. */
  static double[][] columns(Reference table, Data data) {
    return IntStream.range(0, data.raw().length)
        .mapToObj(c -> table.numbers(data.tree().node(data.tree().leaves().get(c)).id()))
        .toArray(double[][]::new);
  }
}

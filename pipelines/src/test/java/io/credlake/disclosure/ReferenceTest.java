package io.credlake.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.credlake.disclosure.noise.PerturbationTable;
import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.rule.SensitivityRules;
import io.credlake.disclosure.rule.SensitivityRules.Dominance;
import io.credlake.disclosure.rule.SensitivityRules.Frequency;
import io.credlake.disclosure.rule.SensitivityRules.PriorPosterior;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Contributors;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Measure;
import io.credlake.disclosure.table.Measure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the R packages sdcTable and ptable make of their examples. */
class ReferenceTest {

  private static final Dimension REGION =
      Dimension.withTotal("region", Code.of("total", "A", "B", "C", "D"));
  private static final Dimension GENDER =
      Dimension.withTotal("gender", Code.of("total", "male", "female"));

  private static Path path(String file) {
    Path path = Path.of("..", "..", "shared", "reference", "disclosure").resolve(file);
    if (!Files.exists(path)) {
      System.err.println("SKIPPED: no published numbers at ../shared/reference/disclosure/" + file);
    }
    assumeTrue(Files.exists(path), "no published numbers at " + path);
    return path;
  }

  private static List<NamedCsvRecord> rows(String file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(path(file))) {
      return reader.stream().toList();
    }
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }

  private static Content amount(NamedCsvRecord row) {
    return Content.amount(
        number(row, "val"),
        new Contributors((long) number(row, "freq"), number(row, "x1"), number(row, "x2")));
  }

  private static SensitivityRules rule(JsonNode primary) {
    return switch (primary.path("type").asText()) {
      case "freq" ->
          new SensitivityRules(
              new Frequency(primary.path("maxN").asInt() + 1, null, null), null, null, null);
      case "nk" ->
          new SensitivityRules(
              null,
              null,
              List.of(new Dominance(primary.path("n").asInt(), primary.path("k").asDouble())),
              null);
      case "p" -> new SensitivityRules(null, primary.path("p").asDouble(), null, null);
      case "pq" ->
          new SensitivityRules(
              null,
              null,
              null,
              new PriorPosterior(primary.path("p").asDouble(), primary.path("q").asDouble()));
      default -> throw new AssertionError(primary);
    };
  }

  @Test
  void primarySuppressions() throws IOException {
    List<NamedCsvRecord> rows = rows("sdctable_microdata1_cells.csv");
    JsonNode expected =
        new ObjectMapper().readTree(path("expected_suppression_microdata1.json").toFile());
    assertThat(expected.path("primary")).hasSize(4);
    for (JsonNode primary : expected.path("primary")) {
      List<Integer> unsafe = new ArrayList<>();
      for (NamedCsvRecord row : rows) {
        if (rule(primary).of(amount(row), Kind.MAGNITUDE).isPresent()) {
          unsafe.add(Integer.parseInt(row.getField("id")));
        }
      }
      assertThat(unsafe).as(primary.toString()).isEqualTo(ints(primary.path("unsafe")));
    }
  }

  @Test
  void secondarySuppressionsAreTheOptimal() throws IOException {
    LinkedTable.Builder counts = LinkedTable.of("microdata1", Cubes.UNITS, REGION, GENDER);
    List<NamedCsvRecord> rows = rows("sdctable_microdata1_cells.csv");
    for (NamedCsvRecord row : rows) {
      counts.cell(
          Content.count((long) number(row, "freq")),
          row.getField("region"),
          row.getField("gender"));
    }
    JsonNode expected =
        new ObjectMapper().readTree(path("expected_suppression_microdata1.json").toFile());
    assertThat(suppressed(Cubes.atLeast(3), counts.build(), rows))
        .containsExactlyElementsOf(ints(expected.path("secondary").path("OPT")));
  }

  @Test
  void amountsAreProtectedToTheirLevels() throws IOException {
    LinkedTable.Builder amounts =
        LinkedTable.of("microdata1", Measure.magnitude("value"), REGION, GENDER);
    for (NamedCsvRecord row : rows("sdctable_microdata1_cells.csv")) {
      amounts.cell(amount(row), row.getField("region"), row.getField("gender"));
    }
    DisclosureRules rules = DisclosureRules.of(new SensitivityRules(null, 70.0, null, null));
    Protected result = Protection.of(rules).protect(List.of(amounts.build()), Knowledge.none());
    assertThat(result.audit().failures()).isEmpty();
    assertThat(result.audit().inferences())
        .filteredOn(inference -> inference.requirement() != null)
        .hasSize(2);
  }

  private static Set<Integer> suppressed(
      DisclosureRules rules, LinkedTable table, List<NamedCsvRecord> rows) {
    Protected result = Protection.of(rules).protect(List.of(table), Knowledge.none());
    assertThat(result.audit().failures()).isEmpty();
    Set<Integer> ids = new TreeSet<>();
    for (NamedCsvRecord row : rows) {
      if (!result
          .of(table.id(List.of(row.getField("region"), row.getField("gender"))))
          .published()) {
        ids.add(Integer.parseInt(row.getField("id")));
      }
    }
    return ids;
  }

  private static List<Integer> ints(JsonNode array) {
    List<Integer> ints = new ArrayList<>();
    array.forEach(one -> ints.add(one.asInt()));
    return ints;
  }

  @Test
  void noiseOfThePerturbationTable() throws IOException {
    PerturbationTable table = PerturbationTable.load(path("ptable_example_D2_V1.05_js1.csv"));
    for (NamedCsvRecord row : rows("ptable_example_D2_V1.05_js1.csv")) {
      int count = (int) number(row, "i");
      double from = number(row, "p_int_lb");
      double to = number(row, "p_int_ub");
      int noise = (int) number(row, "v");
      assertThat(table.noise(count, from)).as(row.toString()).isEqualTo(noise);
      assertThat(table.noise(count, (from + to) / 2)).isEqualTo(noise);
      assertThat(table.noise(count, Math.nextDown(to))).isEqualTo(noise);
      assertThat(count + noise).isEqualTo((int) number(row, "j"));
    }
    assertThat(table.noise(1000, 0.99)).isEqualTo(2);
  }
}

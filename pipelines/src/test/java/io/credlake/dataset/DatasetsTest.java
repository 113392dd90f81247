package io.credlake.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.conf.ConfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions of open datasets, those of the program and wrong ones. */
class DatasetsTest {

  private static final String RIGHT =
      """
      title: {zh: 一, en: One}
      description: {zh: 二, en: Two}
      method: {zh: 三, en: Three}
      columns:
        - {name: year, title: {zh: 年, en: Year}, role: time, type: text}
        - {name: kind, title: {zh: 类, en: Kind}, role: dimension, type: text, codes: kind}
        - {name: state, title: {zh: 态, en: State}, role: attribute, type: text}
        - name: covered
          title: {zh: 覆盖, en: Covered}
          role: measure
          type: integer
          unit: organisations
          protection: count
        - name: rate
          title: {zh: 率, en: Rate}
          role: measure
          type: number
          unit: ratio
          protection: derived
          from: [covered]
        - name: rows
          title: {zh: 行, en: Rows}
          role: measure
          type: integer
          unit: rows
          protection: open
          open_because: Counts rows
      status: {column: state, codes: {there: A, silent: L}}
      disclosure:
        totals: {kind: {code: _T, adds_up: true}}
      """;

  @TempDir private Path sql;

  @Test
  void definitionsOfTheProgramAreRight() {
    Datasets datasets = Datasets.read(Path.of("../sql"));
    assertThat(datasets.all())
        .extracting(Dataset::name)
        .containsExactly(
            "commitment",
            "coverage",
            "coverage_by_kind",
            "delivery_quality",
            "double_publicity",
            "index_contribution",
            "index_score",
            "indicator",
            "joint_measure",
            "progress");
    assertThat(datasets.dataset("coverage").published())
        .extracting(Column::name)
        .endsWith(
            "covered",
            "covered_obs_status",
            "covered_conf_status",
            "subjects",
            "subjects_obs_status",
            "subjects_conf_status",
            "rate",
            "rate_obs_status",
            "rate_conf_status");
    assertThat(datasets.dataset("index_score").published())
        .extracting(Column::name)
        .as("numbers that are never kept back share the flags of the row")
        .endsWith("imputed", "obs_status", "conf_status")
        .doesNotContain("score_obs_status");
    assertThat(datasets.codelistsOf(datasets.dataset("joint_measure")))
        .extracting(Codelist::name)
        .containsExactly("conf_status", "freq", "obs_status", "polarity", "region", "unit");
  }

  @Test
  void everyUnitIsInTheListOfUnits() {
    Datasets datasets = Datasets.read(Path.of("../sql"));
    Dataset coverage = datasets.dataset("coverage");
    Codelist units =
        datasets.codelistsOf(coverage).stream()
            .filter(list -> list.name().equals("unit"))
            .findFirst()
            .orElseThrow();
    assertThat(datasets.all())
        .flatExtracting(Dataset::measures)
        .extracting(Column::unit)
        .filteredOn(unit -> unit != null)
        .isSubsetOf(units.codes().stream().map(Codelist.Code::code).toList());
  }

  @Test
  void rightDefinitionIsRead() throws IOException {
    Dataset dataset = read(RIGHT).dataset("one");
    assertThat(dataset.keys()).extracting(Column::name).containsExactly("year", "kind");
    assertThat(dataset.obsStatusOf(dataset.column("rate"))).isEqualTo("rate_obs_status");
    assertThat(dataset.obsStatusOf(dataset.column("rows"))).isEqualTo("obs_status");
    assertThat(dataset.disclosure().totals().get("kind"))
        .isEqualTo(new Disclosure.Total("_T", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          unit: ratio           | unt: ratio             | unt (did you mean unit?)
          role: measure         | role: mesure           | must be one of dimension, time, measure, attribute, flag: mesure
          unit: rows            | description: null      | measures and only they have unit or unit_from: rows
          from: [covered]       | from: [coverd]         | Invalid column in rate of one: coverd (did you mean covered?)
          from: [covered]       | from: [kind]           | Invalid from of rate, not a measure: kind
          from: [covered]       | from: []               | derived and linked ones and only they have from: rate
          open_because: Counts rows | "open_because: Counts rows\n    from: [rate]" | derived and linked ones and only they have from: rows
          "role: attribute, type: text" | "role: attribute, type: text, protection: open" | measures and derived attributes and only they have protection: state
          protection: open      | protection: count      | open measures and only they have open_because: rows
          codes: kind           | codes: kinds           | Invalid codes of kind in one: kinds (did you mean kind?)
          codes: kind           | codes: null            | not a dimension with codes: kind
          column: state         | column: stat           | Invalid column in status of one: stat (did you mean state?)
          silent: L             | silent: X              | must be one of a, b, e, i, p, l, m, o, q: X
          name: rows            | name: covered          | Invalid column, there are two: covered
          name: rows            | name: obs_status       | flags are made, not declared: obs_status
          "title: {zh: 类, en: Kind}" | "title: {zh: 类}" | Invalid text, it needs zh and en
          """)
  void wrongDefinitionIsRefused(String right, String wrong, String message) throws IOException {
    assertThat(RIGHT).contains(right);
    assertThatThrownBy(() -> read(RIGHT.replaceFirst(Pattern.quote(right), wrong)))
        .isInstanceOf(ConfException.class)
        .hasMessageContaining(message);
  }

  @Test
  void linkLeadsToAProtectedMeasure() {
    assertThatThrownBy(
            () ->
                read(
                    RIGHT.replace(
                        "protection: open\n    open_because: Counts rows",
                        "protection: linked\n    linked_to: one.rows2")))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("Invalid column of one: rows2 (did you mean rows?)");
  }

  @Test
  void unknownDatasetIsToldTheNearest() {
    Datasets datasets = Datasets.read(Path.of("../sql"));
    assertThatThrownBy(() -> datasets.dataset("covrage"))
        .hasMessage("Invalid dataset: covrage (did you mean coverage?)");
  }

  private Datasets read(String yaml) throws IOException {
    Files.createDirectories(sql.resolve("open/one"));
    Files.createDirectories(sql.resolve("codelists"));
    Files.writeString(sql.resolve("open/one/dataset.yaml"), yaml);
    Files.writeString(sql.resolve("open/one/dataset.sql"), "SELECT 1;");
    Files.writeString(
        sql.resolve("codelists/kind.yaml"),
        "title: {zh: 类, en: Kind}\ncodes: [{code: _T, zh: 合计, en: Total}]\n");
    return Datasets.read(sql);
  }
}

package io.credlake.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four absences stay apart in the flags, and zero is none of them. */
class FlagsTest {

  private static final LocalDate YEAR_END = LocalDate.of(2018, 12, 31);

  private static final Datasets DATASETS = Datasets.read(Path.of("../sql"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // status, value, numerator, denominator; flags of each, as value numerator denominator
        "reported,       50, 1, 2,  A A A, F F F",
        "reported,        0, 0, 2,  A A A, F F F",
        "reported,        -, 0, 0,  M A A, F F F",
        "reported,        7, 7, -,  A A M, F F F",
        "not_reported,    -, -, -,  L L L, F F F",
        "not_applicable,  -, -, -,  M M M, F F F",
        "suppressed,      -, -, -,  Q Q Q, C C C",
        "discontinued,    -, -, -,  M M M, F F F"
      })
  void statusOfARowBecomesFlags(
      String status, Double value, Double numerator, Double denominator, String obs, String conf) {
    Dataset dataset = DATASETS.dataset("indicator");
    Object[] row = {
      "A",
      "2018",
      "P2.2.1-06",
      "330000",
      status,
      "record",
      "NONE",
      "percent",
      1L,
      YEAR_END,
      value,
      numerator,
      denominator
    };
    Object[] flagged = new Flags(dataset).flagged(row);
    assertThat(flagged).hasSize(dataset.published().size());
    assertThat(of(dataset, flagged, "_obs_status")).isEqualTo(obs);
    assertThat(of(dataset, flagged, "_conf_status")).isEqualTo(conf);
  }

  @Test
  void measureMayHaveAStatusOfItsOwn() {
    Dataset dataset = DATASETS.dataset("delivery_quality");
    Object[] row = new Object[dataset.columns().size()];
    row[dataset.columns().indexOf(dataset.column("concealed_status"))] = "not_reported";
    Object[] flagged = new Flags(dataset).flagged(row);
    assertThat(flagged[dataset.indexOf("concealed_obs_status")]).isEqualTo("L");
    assertThat(flagged[dataset.indexOf("obs_status")]).isEqualTo("A");
  }

  @Test
  void shareOfWhatNobodyReportedIsNotReported() {
    Dataset dataset = DATASETS.dataset("coverage_by_kind");
    Object[] row = {"A", "2018", "000000", "price", "_T", "not_reported", YEAR_END, null, 9L, null};
    Object[] flagged = new Flags(dataset).flagged(row);
    assertThat(of(dataset, flagged, "_obs_status")).isEqualTo("L A L");
  }

  @Test
  void statusWithoutAMeaningIsRefused() {
    Dataset dataset = DATASETS.dataset("coverage_by_kind");
    Object[] row = {"A", "2018", "000000", "price", "_T", "lost", YEAR_END, null, 9L, null};
    assertThatThrownBy(() -> new Flags(dataset).flagged(row))
        .hasMessageStartingWith("Invalid status of coverage_by_kind, it has no status: lost in [A");
  }

  private static String of(Dataset dataset, Object[] row, String flag) {
    return String.join(
        " ",
        dataset.measures().stream()
            .map(measure -> row[dataset.indexOf(measure.name() + flag)].toString())
            .toList());
  }
}

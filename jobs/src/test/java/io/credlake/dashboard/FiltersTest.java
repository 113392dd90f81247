package io.credlake.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.Regions;
import io.credlake.rate.Period;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

  private static final Path CONF = Path.of("..", "conf").toAbsolutePath().normalize();

  @Test
  void standInTheAddress() {
    assertThat(Filters.NONE.on("/coverage")).isEqualTo("/coverage");
    assertThat(new Filters("2018-r1", "2018q4", "330000", "e_commerce").on("/coverage"))
        .isEqualTo("/coverage?release=2018-r1&period=2018Q4&region=330000&field=e_commerce");
    assertThat(new Filters(" ", "", null, "")).isEqualTo(Filters.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ../etc |      |         |   | Invalid name of a release, 1 to 40 of a-z, 0-9, _ and -, a letter or digit first: ../etc
                 | 2018-13 |      |   | Invalid period, write it as 2018-12, 2018Q4 or 2018: 2018-13
                 |      | 33      |   | Invalid region: 33
                 |      |         | A | Invalid field: A
          """)
  void refuseWhatIsWrittenInAnotherWay(
      String release, String period, String region, String field, String message) {
    assertThatThrownBy(() -> new Filters(release, period, region, field)).hasMessage(message);
  }

  @Test
  void giveValuesToParameters() throws IOException {
    Regions regions = CodeNames.read(CONF).regions();
    Parameters hangzhou =
        Parameters.of(new Filters(null, "2018Q3", "330100", null), Period.parse("2019"), regions);
    assertThat(hangzhou.values())
        .containsEntry(Parameter.REGION, "330100")
        .containsEntry(Parameter.LEVEL, "prefecture")
        .containsEntry(Parameter.PROVINCE, "330000")
        .containsEntry(Parameter.PERIOD, "2018Q3")
        .containsEntry(Parameter.KIND_OF_PERIOD, "quarter")
        .containsEntry(Parameter.YEAR, 2018L)
        .containsEntry(Parameter.FIRST_MONTH, LocalDate.of(2018, 7, 1))
        .containsEntry(Parameter.MONTH, LocalDate.of(2018, 9, 1))
        .containsEntry(Parameter.FIELD, null);
    assertThat(hangzhou.literal(Parameter.MONTH)).isEqualTo("DATE '2018-09-01'");
    assertThat(hangzhou.literal(Parameter.FIELD)).isEqualTo("NULL");
    assertThat(hangzhou.only(List.of(Parameter.YEAR)).values()).containsOnlyKeys(Parameter.YEAR);
  }

  @Test
  void withoutAPeriodTheNewestStands() throws IOException {
    Regions regions = CodeNames.read(CONF).regions();
    Parameters nation = Parameters.of(Filters.NONE, Period.parse("2018"), regions);
    assertThat(nation.values())
        .containsEntry(Parameter.REGION, "000000")
        .containsEntry(Parameter.PROVINCE, null)
        .containsEntry(Parameter.MONTH, LocalDate.of(2018, 12, 1));
    assertThatThrownBy(
            () -> Parameters.of(Filters.NONE.withRegion("339999"), Period.parse("2018"), regions))
        .hasMessageStartingWith("Invalid region: 339999");
  }
}

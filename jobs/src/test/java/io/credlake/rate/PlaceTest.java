package io.credlake.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.Regions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

  private static Regions regions;

  @BeforeAll
  static void load() throws IOException {
    regions = Regions.load(Path.of("..", "conf", "codes", "regions.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "000000, 000000, nation",
    "全国, 000000, nation",
    "330000, 330000, province",
    "浙江, 330000, province",
    "zhejiang, 330000, province",
    "吉林, 220000, province",
    "330100, 330100, prefecture",
    "杭州市, 330100, prefecture",
    "371200, 371200, prefecture"
  })
  void findsCodesAndNames(String text, String code, String level) {
    Place place = Place.find(regions, text);
    assertThat(place.code()).isEqualTo(code);
    assertThat(place.level()).isEqualTo(level);
  }

  @Test
  void namesTheNearestOfAWrongOne() {
    assertThatThrownBy(() -> Place.find(regions, "33000"))
        .hasMessage("Invalid region: 33000 (did you mean 330000 浙江省?)");
  }

  @Test
  void namesAllThatHaveAName() {
    assertThatThrownBy(() -> Place.find(regions, "朝阳区"))
        .hasMessageMatching(
            "Invalid region, several have the name, give the code of one"
                + " \\(\\d{6}(, \\d{6})+\\): 朝阳区");
  }
}

package io.credlake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.conf.ConfException;
import io.credlake.contract.FeedContract.Guard;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

  private static final String FILE = "demo.manifest.yaml";

  @Test
  void tellsWhatDiffersFromTheRowsRead() {
    Manifest manifest = Manifest.parse("{rows: 2, sums: {numerator: 10.50}}", FILE);

    assertThat(manifest.sums()).containsOnly(Map.entry("numerator", new BigDecimal("10.50")));
    assertThat(manifest.differences(2, Map.of("numerator", 1050L), Guard.N)).isEmpty();
    assertThat(manifest.differences(3, Map.of("numerator", 1049L), Guard.N))
        .containsExactly("Declared 2 rows, read 3.", "Declared numerator 10.50, read 10.49.");
    assertThat(manifest.differences(2, Map.of("numerator", 1049L), Guard.A))
        .containsExactly("Declared numerator 10.50, read another sum.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1E999999999 | Invalid sum of numerator: 1E+999999999 (demo.manifest.yaml, line 1)",
        "1E-999999999 | Invalid sum of numerator: 1E-999999999 (demo.manifest.yaml, line 1)",
        "~ | Invalid value in demo.manifest.yaml, line 1, sums.numerator: nothing stands where a"
            + " value must"
      })
  void refusesSumsThatAreNone(String sum, String message) {
    assertThatThrownBy(() -> Manifest.parse("sums: {numerator: %s}".formatted(sum), FILE))
        .isInstanceOf(ConfException.class)
        .hasMessage(message);
  }
}

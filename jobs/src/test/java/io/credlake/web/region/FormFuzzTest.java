package io.credlake.web.region;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.credlake.index.framework.Node;
import io.credlake.web.InvalidRequest;
import io.credlake.web.progress.PlanFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** Whatever a form or an address holds, it is refused with a message or understood. */
class FormFuzzTest {

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void fields(byte[] query) {
    Map<String, String> given = new HashMap<>();
    for (String field : new String(query, UTF_8).split("&", -1)) {
      String[] parts = field.split("=", 2);
      given.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    try {
      Map<Node, Double> moved = RegionFormsTest.FORM.moved(given);
      assertThat(moved.values()).allMatch(Double::isFinite);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("Invalid ");
    }
    try {
      PlanFilter filter = PlanFilter.of(given, List.of("1", "1.2"), List.of("PBC", "SAIC"));
      assertThat(PlanFilter.of(filter.asked(), List.of("1", "1.2"), List.of("PBC", "SAIC")))
          .isEqualTo(filter);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("Invalid ");
    }
    try {
      assertThat(Codes.of(List.copyOf(given.values())))
          .hasSizeLessThanOrEqualTo(6)
          .allMatch(code -> code.matches("[0-9]{6}"));
    } catch (InvalidRequest e) {
      assertThat(e.getMessage()).matches("(?s)(Invalid|Cannot) .*");
    }
    try {
      assertThat(Order.of(given.get("sort"))).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("Invalid order: ");
    }
  }
}

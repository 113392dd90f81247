package io.credlake.release.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedConfTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', false",
    "views tables, '', false",
    "program feeds, feeds program, false",
    "codes, codes, true",
    "views coverage plan, plan coverage, true",
  })
  void whatDiffersByItselfIsNoChange(String changed, String told, boolean rules) {
    Map<String, String> first = new LinkedHashMap<>();
    for (String name : "feeds codes plan coverage views tables program".split(" ", -1)) {
      first.put(name, "a");
    }
    Map<String, String> second = new LinkedHashMap<>(first);
    for (String name : changed.split(" ", -1)) {
      second.replace(name, "b");
    }
    ChangedConf conf = ChangedConf.between(first, second);
    assertThat(String.join(" ", conf.names())).isEqualTo(told);
    assertThat(conf.hasRules()).isEqualTo(rules);
  }
}

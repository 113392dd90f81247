package io.credlake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.report.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Pattern USED = Pattern.compile("\\btext\\(\\s*\"([a-zA-Z.]+)\"\\s*[,)]");
  private static final Pattern PLACE = Pattern.compile("%s");

  @Test
  void bothLanguagesHaveTheSameKeysWithAsManyPlaces() {
    assertThat(Messages.keys(Language.ZH)).isEqualTo(Messages.keys(Language.EN));
    for (String key : Messages.keys(Language.ZH)) {
      assertThat(places(Language.ZH, key)).as(key).isEqualTo(places(Language.EN, key));
    }
  }

  private static long places(Language language, String key) {
    return PLACE.matcher(Messages.text(language, key)).results().count();
  }

  @Test
  void everyKeyThatPagesUseIsThere() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String folder : new String[] {"src/main/jte/web", "src/main/java/io/credlake/web"}) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher keys = USED.matcher(Files.readString(file));
          while (keys.find()) {
            used.add(keys.group(1));
          }
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(30);
    assertThat(Messages.keys(Language.ZH)).containsAll(used);
  }

  @Test
  void refusesAKeyThatThereIsNot() {
    assertThatThrownBy(() -> Messages.text(Language.EN, "no.such"))
        .hasMessage("Invalid key of a message: no.such");
  }
}

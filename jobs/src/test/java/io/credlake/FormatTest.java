package io.credlake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source stands as google-java-format writes it.
 *
 * <p>{@code mvn -pl jobs -am test -Dtest=FormatTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dformat=write} rewrites those that do not.
 */
class FormatTest {

  private static final List<String> FOLDERS =
      List.of("pipelines/src", "jobs/src", "jobs/trino-server/src");

  @Test
  void sourcesAreFormatted() throws Exception {
    boolean write = "write".equals(System.getProperty("format"));
    List<String> wrong = new ArrayList<>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      String formatted = format(text);
      if (!formatted.equals(text)) {
        if (write) {
          Files.writeString(source, formatted);
        } else {
          wrong.add(source.toString());
        }
      }
    }
    assertThat(wrong).as("sources that -Dformat=write would change").isEmpty();
  }

  private static String format(String text) throws Exception {
    String imports =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(text), JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(imports);
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : FOLDERS) {
      Path path = Path.of("..", folder);
      try (Stream<Path> files = Files.walk(path)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}

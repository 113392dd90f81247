package io.credlake.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests of a configuration tell which part of it changed. */
class ConfDigestsTest {

  @TempDir private Path conf;

  @Test
  void aPartIsAnotherWhenAFileOfItIs() throws IOException {
    write("feeds/a.yaml", "1");
    write("index/i.yaml", "2");
    Map<String, String> before = ConfDigests.of(conf);
    assertThat(ConfDigests.of(conf)).isEqualTo(before);

    write("feeds/.a.yaml.swp", "what an editor leaves");
    assertThat(ConfDigests.of(conf)).isEqualTo(before);

    write("layouts/l.yaml", "3");
    Map<String, String> after = ConfDigests.of(conf);
    assertThat(after.get("feeds")).isNotEqualTo(before.get("feeds"));
    assertThat(after.get("index")).isEqualTo(before.get("index"));
  }

  @Test
  void aFileOfAnotherNameIsAnother() throws IOException {
    write("plan/a.yaml", "1");
    String before = ConfDigests.of(conf).get("plan");
    Files.move(conf.resolve("plan/a.yaml"), conf.resolve("plan/b.yaml"));
    assertThat(ConfDigests.of(conf).get("plan")).isNotEqualTo(before);
  }

  private void write(String path, String text) throws IOException {
    Path file = conf.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

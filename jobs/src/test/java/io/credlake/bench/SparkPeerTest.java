package io.credlake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkPeerTest {

  @TempDir private Path folder;

  private Path jdk(String version) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk-" + version));
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    return jdk;
  }

  @Test
  void theFirstJdkOfAVersionThatItRunsOnIsTaken() throws IOException {
    List<Path> others = List.of(jdk("25.0.3"), jdk("1.7.0"), jdk("170"), folder.resolve("none"));
    assertThat(SparkPeer.jdk(others)).isEmpty();
    Path wanted = jdk("17.0.9");
    assertThat(SparkPeer.jdk(List.of(jdk("25.0.3"), wanted, jdk("21")))).contains(wanted);
    assertThat(SparkPeer.jdk(List.of(jdk("21"), wanted))).contains(jdk("21"));
  }

  @Test
  void nothingIsLeftToFillInInTheStatementsOfAnyDialect() {
    PeerSql sql = new PeerSql(Path.of("/in"), Path.of("/codes"), Path.of("/out"));
    for (PeerSql.Dialect dialect : PeerSql.Dialect.values()) {
      assertThat(sql.statements(dialect))
          .hasSizeGreaterThan(5)
          .noneMatch(statement -> statement.contains("${"))
          .anyMatch(statement -> statement.contains("/in/sat-tax-ratings"));
    }
  }
}

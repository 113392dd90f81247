package io.credlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LakePlaceTest {

  private static final String ALL =
      """
      catalogue=jdbc:postgresql://db:5432/lake
      catalogue-user=credlake
      catalogue-password-file=/run/secrets/catalogue-password
      warehouse=file:///shared/lake/warehouse
      states=file:///shared/lake/states
      flink=jobmanager:8081
      """;

  @TempDir private Path folder;

  private Path lake;
  private Path conf;

  @BeforeEach
  void name() {
    lake = folder.resolve("湖 lake");
    conf = folder.resolve("lake.properties");
  }

  @Test
  void allOfALakeStandsInItsFolder() {
    assertThat(LakePlace.of(lake))
        .isEqualTo(
            new LakePlace(
                lake.toString(),
                new SqliteCatalogue(lake + "/catalog.db"),
                "file://" + lake + "/warehouse",
                "file://" + lake + "/flink",
                null));
    assertThat(Lake.exists(lake)).isFalse();
  }

  @Test
  void aNewLakeIsFoundedAsTheConfigurationSays() throws IOException {
    Files.writeString(conf, ALL);
    LakePlace founded = LakePlace.found(lake, conf);
    assertThat(founded)
        .isEqualTo(
            new LakePlace(
                lake.toString(),
                new PostgresCatalogue(
                    "jdbc:postgresql://db:5432/lake",
                    "credlake",
                    "/run/secrets/catalogue-password"),
                "file:///shared/lake/warehouse",
                "file:///shared/lake/states",
                "jobmanager:8081"));
    assertThat(Lake.exists(lake)).isTrue();
    assertThat(LakePlace.of(lake)).isEqualTo(founded);
  }

  @Test
  void aLakeKeepsToWhatItWasFoundedWith() throws IOException {
    Files.writeString(conf, ALL);
    LakePlace founded = LakePlace.found(lake, conf);
    Files.writeString(conf, "flink=another:8081\n");
    assertThat(LakePlace.found(lake, conf)).isEqualTo(founded);
  }

  @Test
  void theConfigurationThatIsShippedFoundsALakeInItsFolder() {
    assertThat(LakePlace.found(lake, Path.of("../conf/lake.properties")))
        .isEqualTo(LakePlace.of(lake));
    assertThat(lake).doesNotExist();
  }

  @Test
  void theFilesOfALakeMayStandInHdfs() throws IOException {
    Files.writeString(conf, "warehouse=hdfs://namenode:8020/lake/warehouse\n");
    LakePlace founded = LakePlace.found(lake, conf);
    assertThat(founded.warehouse()).isEqualTo("hdfs://namenode:8020/lake/warehouse");
    assertThat(founded.isInHdfs()).isTrue();
    assertThat(LakePlace.of(folder.resolve("another")).isInHdfs()).isFalse();
  }

  @Test
  void travelsWithAJobWithoutThePassword() throws Exception {
    Files.writeString(folder.resolve("password"), "a-secret-word");
    Files.writeString(
        conf,
        ALL.replace("/run/secrets/catalogue-password", folder.resolve("password").toString()));
    LakePlace founded = LakePlace.found(lake, conf);
    assertThat(founded.catalogue().credentials()).containsEntry("password", "a-secret-word");
    byte[] travelling = InstantiationUtil.serializeObject(founded);
    assertThat(new String(travelling, StandardCharsets.ISO_8859_1)).doesNotContain("a-secret-word");
    LakePlace arrived =
        InstantiationUtil.deserializeObject(travelling, LakePlace.class.getClassLoader());
    assertThat(arrived).isEqualTo(founded);
    assertThat(arrived.id())
        .isEqualTo(founded.id())
        .isNotEqualTo(LakePlace.of(lake.resolve("other")).id());
  }

  @Test
  void tellsThatAPasswordCannotBeRead() {
    String missing = folder.resolve("none").toString();
    PostgresCatalogue catalogue =
        new PostgresCatalogue("jdbc:postgresql://db/lake", "credlake", missing);
    assertThatThrownBy(catalogue::credentials)
        .hasMessage("Cannot read the password of the catalogue, NoSuchFileException: " + missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          catalog=x              | Invalid key in %s: catalog (did you mean catalogue?)
          catalogue=jdbc:mysql:x | Invalid catalogue, it must begin with jdbc:postgresql:: jdbc:mysql:x (in %s)
          catalogue=jdbc:postgresql://db/lake | Invalid catalogue-user, it is missing for: jdbc:postgresql://db/lake (in %s)
          catalogue=https://rest/ | Invalid catalogue, it must begin with jdbc:postgresql:: https://rest/ (in %s)
          warehouse=s3://x/y     | Invalid warehouse, it must be file:///PATH or hdfs://HOST:PORT/PATH: s3://x/y (in %s)
          warehouse=hdfs://name/y | Invalid warehouse, it must be file:///PATH or hdfs://HOST:PORT/PATH: hdfs://name/y (in %s)
          states=/tmp/states     | Invalid states, it must be file:///PATH or hdfs://HOST:PORT/PATH: /tmp/states (in %s)
          """)
  void refusesWhatIsWrong(String line, String message) throws IOException {
    Files.writeString(conf, line);
    assertThatThrownBy(() -> LakePlace.found(lake, conf)).hasMessage(message.formatted(conf));
  }
}

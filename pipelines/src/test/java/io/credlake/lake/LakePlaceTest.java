package io.credlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
                null,
                "file://" + lake + "/warehouse",
                null,
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
                null,
                "file:///shared/lake/warehouse",
                null,
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
  void theTablesOfALakeMayStandInAnObjectStore() throws IOException {
    Files.writeString(
        conf, "warehouse=s3://credit/lake\ns3-key-id=AK1\ns3-secret-file=/run/secrets/s3\n");
    assertThat(LakePlace.found(lake, conf).store())
        .isEqualTo(new ObjectStore(null, "us-east-1", true, "AK1", "/run/secrets/s3"));

    Path other = folder.resolve("other");
    Files.writeString(
        conf,
        """
        warehouse=s3://credit/lake/2018
        s3-endpoint=https://store.example.cn:9000
        s3-region=cn-north-1
        s3-path-style=false
        s3-key-id=AK1
        s3-secret-file=secret
        """);
    LakePlace founded = LakePlace.found(other, conf);
    assertThat(founded)
        .isEqualTo(
            new LakePlace(
                other.toString(),
                new SqliteCatalogue(other + "/catalog.db"),
                null,
                "s3://credit/lake/2018",
                new ObjectStore(
                    "https://store.example.cn:9000", "cn-north-1", false, "AK1", other + "/secret"),
                "file://" + other + "/flink",
                null));
    assertThat(LakePlace.of(other)).isEqualTo(founded);
  }

  @Test
  void theTablesOfALakeMayBeListedOverRest() throws IOException {
    Files.writeString(
        conf,
        """
        catalogue=jdbc:postgresql://db:5432/lake
        catalogue-user=credlake
        warehouse=s3://credit/lake
        s3-key-id=AK1
        s3-secret-file=secret
        rest-catalogue=https://catalogue.example.cn/api/catalog
        rest-warehouse=credit
        rest-credential-file=rest-credential
        rest-token-server=https://id.example.cn/oauth/token
        rest-scope=PRINCIPAL_ROLE:lake
        """);
    LakePlace founded = LakePlace.found(lake, conf);
    assertThat(founded.rest())
        .isEqualTo(
            new RestCatalogue(
                "https://catalogue.example.cn/api/catalog",
                "credit",
                lake + "/rest-credential",
                "https://id.example.cn/oauth/token",
                "PRINCIPAL_ROLE:lake"));
    assertThat(LakePlace.of(lake)).isEqualTo(founded);
    assertThat(LakePlace.of(folder.resolve("another")).rest()).isNull();
  }

  @Test
  void whatIsSaidOfAStoreNeedsAWarehouseInOne() throws IOException {
    Files.writeString(conf, "s3-key-id=credlake\n");
    assertThatThrownBy(() -> LakePlace.asSet(lake, conf))
        .hasMessage(
            "Invalid s3-key-id, the warehouse is in no object store: credlake (in %s)", conf);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rest-warehouse=credit           | Invalid rest-warehouse, without rest-catalogue: credit
          rest-catalogue=catalogue:8181   | Invalid rest-catalogue, it must be http://HOST:PORT/PATH or https://HOST:PORT/PATH: catalogue:8181
          rest-catalog=http://c:8181      | Invalid key in
          """)
  void tellsWhatIsWrongWithACatalogueOverRest(String line, String message) throws IOException {
    Files.writeString(conf, line + "\n");
    assertThatThrownBy(() -> LakePlace.asSet(lake, conf)).hasMessageStartingWith(message);
  }

  @Test
  void theSecretOfAnObjectStoreIsForItsOwnerAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("s3-secret"), "a-secret-word\n");
    ObjectStore store = new ObjectStore(null, "us-east-1", true, "AK1", file.toString());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
    assertThatThrownBy(store::secret)
        .hasMessage(
            "Cannot use the secret of the object store, others may read it (chmod 600): " + file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(store.secret()).isEqualTo("a-secret-word");
    assertThat(new String(InstantiationUtil.serializeObject(store), StandardCharsets.ISO_8859_1))
        .doesNotContain("a-secret-word");
    Files.delete(file);
    assertThatThrownBy(store::secret)
        .hasMessage("Cannot read the secret of the object store, NoSuchFileException: " + file);
  }

  @Test
  void travelsWithAJobWithoutThePassword() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "a-secret-word");
    Files.writeString(conf, ALL.replace("/run/secrets/catalogue-password", file.toString()));
    LakePlace founded = LakePlace.found(lake, conf);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> founded.catalogue().credentials())
        .hasMessage(
            "Cannot use the password of the catalogue, others may read it (chmod 600): " + file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
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
          warehouse=gs://x/y     | Invalid warehouse, it must be file:///PATH, hdfs://HOST:PORT/PATH or s3://BUCKET/PREFIX: gs://x/y (in %s)
          warehouse=hdfs://name/y | Invalid warehouse, it must be file:///PATH, hdfs://HOST:PORT/PATH or s3://BUCKET/PREFIX: hdfs://name/y (in %s)
          warehouse=s3://bucket  | Invalid warehouse, it must be file:///PATH, hdfs://HOST:PORT/PATH or s3://BUCKET/PREFIX: s3://bucket (in %s)
          warehouse=s3://Big/lake | Invalid warehouse, it must be file:///PATH, hdfs://HOST:PORT/PATH or s3://BUCKET/PREFIX: s3://Big/lake (in %s)
          warehouse=s3://credit/lake; s3-secret-file=x | Invalid s3-key-id, it is missing for a warehouse in an object store (in %s)
          warehouse=s3://credit/lake; s3-key-id=x | Invalid s3-secret-file, it is missing for a warehouse in an object store (in %s)
          warehouse=s3://credit/lake; s3-endpoint=store:9000 | Invalid s3-endpoint, it must be http://HOST:PORT or https://HOST:PORT: store:9000 (in %s)
          warehouse=s3://credit/lake; s3-endpoint=http://store:9000/lake | Invalid s3-endpoint, it must be http://HOST:PORT or https://HOST:PORT: http://store:9000/lake (in %s)
          warehouse=s3://credit/lake; s3-path-style=yes | Invalid s3-path-style, it must be true or false: yes (in %s)
          s3-key=x               | Invalid key in %s: s3-key (did you mean s3-key-id?)
          states=/tmp/states     | Invalid states, it must be file:///PATH or hdfs://HOST:PORT/PATH: /tmp/states (in %s)
          states=s3://credit/states | Invalid states, it must be file:///PATH or hdfs://HOST:PORT/PATH, only the warehouse may stand in an object store: s3://credit/states (in %s)
          """)
  void refusesWhatIsWrong(String lines, String message) throws IOException {
    Files.writeString(conf, lines.replace("; ", "\n"));
    assertThatThrownBy(() -> LakePlace.found(lake, conf)).hasMessage(message.formatted(conf));
  }
}

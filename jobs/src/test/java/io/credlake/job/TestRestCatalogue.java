package io.credlake.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The REST catalogue that Iceberg tests its own clients with, over SQLite, in a process of its own:
 * its libraries are not those of a lake.
 */
final class TestRestCatalogue implements AutoCloseable {

  private static final Path LIBRARIES = Path.of("target", "classpath.libraries");
  private static final Path PROGRAM = Path.of("target", "rest-catalogue");

  /** Holds what the catalogue brings itself, under the same names. */
  private static final String OF_THE_LAKE = "iceberg-flink-runtime";

  private static final Pattern LISTENS = Pattern.compile("Started .*\\{0\\.0\\.0\\.0:(\\d+)}");

  private final TestProgram program;
  private final Path credential;

  private TestRestCatalogue(TestProgram program, Path credential) {
    this.program = program;
    this.credential = credential;
  }

  /** Starts an empty one; its database stands in a folder. */
  static TestRestCatalogue start(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path credential = TestProgram.secret(folder.resolve("credential"), "lake:a-secret-of-the-lake");
    TestProgram program =
        TestProgram.start(
            List.of(
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "org.apache.iceberg.rest.RESTCatalogServer"),
            Map.of(
                "CATALOG_REST_PORT", "0",
                "CATALOG_CATALOG__IMPL", "org.apache.iceberg.jdbc.JdbcCatalog",
                "CATALOG_URI", "jdbc:sqlite:" + folder.resolve("catalogue.db"),
                "CATALOG_JDBC_SCHEMA__VERSION", "V1",
                "CATALOG_WAREHOUSE", folder.resolve("elsewhere").toUri().toString(),
                "CATALOG_IO__IMPL", "org.apache.iceberg.hadoop.HadoopFileIO"),
            LISTENS);
    return new TestRestCatalogue(program, credential);
  }

  private static String classPath() throws IOException {
    List<String> ofTheLake =
        Stream.of(Files.readString(LIBRARIES).strip().split(File.pathSeparator))
            .filter(jar -> !jar.contains(OF_THE_LAKE))
            .toList();
    try (Stream<Path> own = Files.list(PROGRAM)) {
      return Stream.concat(own.sorted().map(Path::toString), ofTheLake.stream())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** The settings of a lake whose tables it lists. */
  String settings() {
    return "rest-catalogue=%s%nrest-credential-file=%s%n".formatted(program.url(), credential);
  }

  @Override
  public void close() {
    program.close();
  }
}

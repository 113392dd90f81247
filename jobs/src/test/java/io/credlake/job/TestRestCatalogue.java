package io.credlake.job;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
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

  private final Process process;
  private final String url;
  private final Path credential;

  private TestRestCatalogue(Process process, String url, Path credential) {
    this.process = process;
    this.url = url;
    this.credential = credential;
  }

  /** Starts an empty one; its database stands in a folder. */
  static TestRestCatalogue start(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path credential = folder.resolve("credential");
    Files.createFile(
        credential,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(credential, "lake:a-secret-of-the-lake\n");
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "org.apache.iceberg.rest.RESTCatalogServer")
            .redirectErrorStream(true);
    program
        .environment()
        .putAll(
            Map.of(
                "CATALOG_REST_PORT", "0",
                "CATALOG_CATALOG__IMPL", "org.apache.iceberg.jdbc.JdbcCatalog",
                "CATALOG_URI", "jdbc:sqlite:" + folder.resolve("catalogue.db"),
                "CATALOG_JDBC_SCHEMA__VERSION", "V1",
                "CATALOG_WAREHOUSE", folder.resolve("elsewhere").toUri().toString(),
                "CATALOG_IO__IMPL", "org.apache.iceberg.hadoop.HadoopFileIO"));
    Process process = program.start();
    return new TestRestCatalogue(process, url(process), credential);
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

  /** Where it says that it listens; what it says later is read and forgotten, or it would wait. */
  private static String url(Process process) throws IOException {
    BufferedReader said = process.inputReader();
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        Thread.ofVirtual().start(() -> said.lines().forEach(later -> {}));
        return "http://127.0.0.1:" + listens.group(1);
      }
    }
    throw new IllegalStateException("Cannot start the REST catalogue, it said: " + all);
  }

  /** The settings of a lake whose tables it lists. */
  String settings() {
    return "rest-catalogue=%s%nrest-credential-file=%s%n".formatted(url, credential);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}

package io.credlake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Spark with Iceberg on all cores of this machine, apart from Credlake: on a JDK of its own, from
 * libraries that Maven fetches into a folder.
 *
 * @param jdk a JDK on which it runs
 * @param program its libraries and its one class
 * @param codes folder of the code lists
 */
public record SparkPeer(Path jdk, FetchedProgram program, Path codes) {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(17|21)[.\"]");
  private static final Path JDKS = Path.of("/usr/lib/jvm");
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  /**
   * Fetches and compiles what it needs; empty, and told of, if there is no JDK on which it runs.
   */
  public static Optional<SparkPeer> prepare(Path home, Consumer<String> progress)
      throws IOException, InterruptedException {
    Optional<Path> jdk = jdk(candidates());
    if (jdk.isEmpty()) {
      progress.accept("Spark is left out, no JDK 17 or 21 in JAVA_HOME or " + JDKS);
      return Optional.empty();
    }
    progress.accept("Spark: fetching its libraries");
    FetchedProgram program =
        FetchedProgram.fetch(home.resolve("jobs/target/bench-spark"), "spark-pom.xml");
    program.compile(
        "SparkScript.java", List.of("--release", "17", "-proc:none", "-cp", program.libraries()));
    return Optional.of(new SparkPeer(jdk.get(), program, home.resolve("conf/codes")));
  }

  /** The first folder with a JDK of a version on which Spark 4.0 runs. */
  static Optional<Path> jdk(List<Path> candidates) throws IOException {
    for (Path candidate : candidates) {
      Path release = candidate.resolve("release");
      if (Files.exists(release)) {
        Matcher version = VERSION.matcher(Files.readString(release));
        if (version.find()) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private static List<Path> candidates() throws IOException {
    List<Path> candidates = new ArrayList<>();
    String named = System.getenv("JAVA_HOME");
    if (named != null && !named.isBlank()) {
      candidates.add(Path.of(named));
    }
    if (Files.isDirectory(JDKS)) {
      try (Stream<Path> found = Files.list(JDKS)) {
        found.sorted().forEach(candidates::add);
      }
    }
    return candidates;
  }

  /** How it runs. */
  public Contender contender() {
    return new Contender("Spark", this::words, "stat/coverage/data/*.parquet");
  }

  private List<String> words(Path in, Path out) throws IOException {
    List<String> statements = new PeerSql(in, codes, out).statements(PeerSql.Dialect.SPARK);
    Path script = Files.writeString(out.resolve("script.sql"), String.join(";\n", statements));
    List<String> words = new ArrayList<>();
    words.add(jdk.resolve("bin/java").toString());
    OPENED.forEach(name -> words.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(name)));
    int partitions = 4 * Runtime.getRuntime().availableProcessors();
    words.addAll(
        List.of(
            "-Dfile.encoding=UTF-8",
            "-Xmx4g",
            "-Dspark.master=local[*]",
            "-Dspark.app.name=credlake-bench",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.local.dir=" + out.resolve("tmp"),
            "-Dspark.sql.shuffle.partitions=" + partitions,
            "-Dspark.sql.catalog.lake=org.apache.iceberg.spark.SparkCatalog",
            "-Dspark.sql.catalog.lake.type=hadoop",
            "-Dspark.sql.catalog.lake.warehouse=" + out,
            "-cp",
            program.classPath(),
            "SparkScript",
            script.toString()));
    return words;
  }
}

package io.credlake.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * @param folder of its libraries and its one class
 * @param codes folder of the code lists
 */
public record SparkPeer(Path jdk, Path folder, Path codes) {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(17|21)[.\"]");
  private static final Path JDKS = Path.of("/usr/lib/jvm");
  private static final String COPY =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies";
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
    Path folder = Files.createDirectories(home.resolve("jobs/target/bench-spark"));
    progress.accept("Spark: fetching its libraries");
    fetch(folder);
    compile(folder);
    return Optional.of(new SparkPeer(jdk.get(), folder, home.resolve("conf/codes")));
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

  private static void fetch(Path folder) throws IOException, InterruptedException {
    Path pom = resource("spark-pom.xml", folder.resolve("pom.xml"));
    Path output = folder.resolve("output.txt");
    ChildProcess.time(
        output,
        "Maven",
        List.of(
            "mvn",
            "-B",
            "-ntp",
            "-f",
            pom.toString(),
            COPY,
            "-DincludeScope=runtime",
            "-DoutputDirectory=" + folder.resolve("lib")));
  }

  private static void compile(Path folder) throws IOException, InterruptedException {
    Path source = resource("SparkScript.java", folder.resolve("SparkScript.java"));
    ChildProcess.time(
        folder.resolve("output.txt"),
        "javac",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
            "--release",
            "17",
            "-proc:none",
            "-nowarn",
            "-cp",
            folder.resolve("lib") + "/*",
            "-d",
            folder.toString(),
            source.toString()));
  }

  private static Path resource(String name, Path to) throws IOException {
    try (InputStream in = SparkPeer.class.getResourceAsStream(name)) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
      return to;
    }
  }

  /** How it runs. */
  public Contender contender() {
    return new Contender("Spark", this::words, "stat/coverage/data/*.parquet");
  }

  private List<String> words(Path in, Path out) {
    Path script = out.resolve("script.sql");
    List<String> statements = new PeerSql(in, codes, out).statements(PeerSql.Dialect.SPARK);
    try {
      Files.writeString(script, String.join(";\n", statements));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write script: " + script, e);
    }
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
            folder + File.pathSeparator + folder.resolve("lib") + "/*",
            "SparkScript",
            script.toString()));
    return words;
  }
}

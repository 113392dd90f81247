package io.credlake.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a process of Flink is started from the libraries of this program. Its graphs are not among
 * them, as they come with each job, unless the process runs a command.
 *
 * @param home folder of this program
 * @param isWhole whether the program itself is among the libraries
 */
record FlinkProgram(Path home, boolean isWhole) {

  private static final String LIBRARIES = "jobs/target/classpath.libraries";
  private static final String GRAPHS = "credlake-pipelines";
  private static final String LOGGING = "/logback-stderr.xml";

  /** What Flink, Iceberg and RocksDB reach into. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "sun.nio.ch");

  /** Without the program itself. */
  FlinkProgram(Path home) {
    this(home, false);
  }

  /** With the program itself. */
  FlinkProgram whole() {
    return new FlinkProgram(home, true);
  }

  /**
   * The command line of a process.
   *
   * @param folder of its configuration, which is written there
   * @param configuration by the names of Flink
   * @param jvm options of its JVM
   * @param main its main class
   * @param words further arguments
   */
  List<String> command(
      Path folder,
      Map<String, String> configuration,
      List<String> jvm,
      String main,
      List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    OPENED.forEach(name -> command.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(name)));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseParallelGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
            "-cp",
            libraries()));
    command.addAll(List.of(main, "--configDir", folder.toString()));
    command.addAll(words);
    try (var logging = FlinkProgram.class.getResourceAsStream(LOGGING)) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.yaml"), yaml(configuration), StandardCharsets.UTF_8);
      Files.write(folder.resolve("logback.xml"), logging.readAllBytes());
    } catch (IOException e) {
      throw new ClusterException(
          "Cannot configure Flink, %s: %s".formatted(e.getMessage(), folder), e);
    }
    return command;
  }

  private static String yaml(Map<String, String> configuration) {
    return configuration.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> "%s: \"%s\"%n".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private String libraries() {
    Path file = home.resolve(LIBRARIES);
    try {
      List<String> jars =
          Stream.of(Files.readString(file, StandardCharsets.UTF_8).split(File.pathSeparator))
              .map(String::strip)
              .toList();
      return (isWhole
              ? Stream.concat(Stream.of(program()), jars.stream())
              : jars.stream()
                  .filter(jar -> !Path.of(jar).getFileName().toString().startsWith(GRAPHS)))
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new ClusterException(
          "Cannot start Flink, the program is not built (mvn package), missing: " + file, e);
    }
  }

  /** What this class is in: the jar of the program, or its classes. */
  private static String program() {
    try {
      return Path.of(FlinkProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new ClusterException("Cannot start Flink, " + e.getMessage(), e);
    }
  }
}

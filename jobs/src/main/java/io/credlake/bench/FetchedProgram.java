package io.credlake.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of a benchmark whose libraries Maven fetches when they are asked for, because Credlake
 * is not shipped with them.
 *
 * @param folder of its libraries and its classes
 */
record FetchedProgram(Path folder) {

  private static final String COPY =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies";

  /** Fetches the libraries that a POM beside this class names. */
  static FetchedProgram fetch(Path folder, String pom) throws IOException, InterruptedException {
    FetchedProgram program = new FetchedProgram(Files.createDirectories(folder));
    ChildProcess.time(
        program.output(),
        "Maven",
        List.of(
            "mvn",
            "-B",
            "-ntp",
            "-f",
            program.resource(pom).toString(),
            COPY,
            "-DincludeScope=runtime",
            "-DoutputDirectory=" + folder.resolve("lib")));
    return program;
  }

  /** Compiles a source that lies beside this class, in a process of its own. */
  void compile(String source, List<String> options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    words.addAll(options);
    words.addAll(List.of("-nowarn", "-d", folder.toString(), resource(source).toString()));
    ChildProcess.time(output(), "javac", words);
  }

  /** All its libraries, as a class path. */
  String libraries() throws IOException {
    try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
      return jars.sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Its class path: its classes, then its libraries. */
  String classPath() throws IOException {
    return folder + File.pathSeparator + libraries();
  }

  /** What the last process said. */
  Path output() {
    return folder.resolve("output.txt");
  }

  private Path resource(String name) throws IOException {
    Path to = folder.resolve(name);
    try (InputStream in = FetchedProgram.class.getResourceAsStream(name)) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
      return to;
    }
  }
}

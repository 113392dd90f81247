package io.credlake.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Classes that the first server which ends leaves for the next, which then starts with two thirds
 * of the work.
 *
 * @param built folder of the built server
 */
record SharedClasses(Path built) {

  private static final Logger LOG = LoggerFactory.getLogger(SharedClasses.class);

  /** Where they are. */
  Path file() {
    return built.resolve("trino-server.jsa");
  }

  /** What the JVM is told. */
  List<String> options() {
    return List.of(
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + file(),
        "-Xlog:cds=off", // says at each start what it cannot do better
        "-Xlog:aot=off");
  }

  /** Takes those of an earlier build away, which the JVM would neither use nor replace. */
  void forgetStale() {
    try {
      if (Files.exists(file()) && changed(file()).compareTo(newest()) < 0) {
        Files.deleteIfExists(file());
      }
    } catch (IOException e) {
      LOG.warn("Cannot take away classes of an earlier build, the server starts slowly: {}", e);
    }
  }

  private FileTime newest() throws IOException {
    FileTime program = changed(built.resolve("trino-server.jar"));
    FileTime libraries = changed(built.resolve("classpath.libraries"));
    return program.compareTo(libraries) > 0 ? program : libraries;
  }

  private static FileTime changed(Path file) throws IOException {
    return Files.getLastModifiedTime(file);
  }
}

package io.credlake.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java program that a test asks over HTTP, in a process of its own: its libraries are not those
 * of a lake.
 *
 * @param url at which it listens
 */
record TestProgram(Process process, String url) implements AutoCloseable {

  /**
   * Starts one.
   *
   * @param words of its command line, after those that every Java program has
   * @param environment what it finds there besides
   * @param listens what it says once it listens, with the port as first group
   */
  static TestProgram start(List<String> words, Map<String, String> environment, Pattern listens)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(words);
    ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
    program.environment().putAll(environment);
    Process process = program.start();
    return new TestProgram(process, "http://127.0.0.1:" + port(process, listens));
  }

  /** What it says later is read and forgotten, or it would wait. */
  private static String port(Process process, Pattern listens) throws IOException {
    BufferedReader said = process.inputReader();
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      Matcher found = listens.matcher(line);
      if (found.find()) {
        Thread.ofVirtual().start(() -> drain(said));
        return found.group(1);
      }
    }
    throw new IllegalStateException("Cannot start the program, it said: " + all);
  }

  private static void drain(BufferedReader said) {
    try (said) {
      while (said.readLine() != null) {
        // forgotten
      }
    } catch (IOException e) {
      // it was ended
    }
  }

  /** Writes a file that its owner alone may read. */
  static Path secret(Path file, String secret) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, secret + "\n");
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}

package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs commands of a test, with a home of its own if it writes contracts. */
final class CommandHome implements AutoCloseable {

  private static final String HOME = "credlake.home";

  private final String before = System.getProperty(HOME);
  private final Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** A home of its own, with a copy of the program's conf. */
  CommandHome(Path home) throws IOException {
    this.home = home;
    System.setProperty(HOME, home.toString());
    copy(Path.of("../conf"), home.resolve("conf"));
  }

  private CommandHome() {
    this.home = Path.of("..").toAbsolutePath().normalize();
    System.setProperty(HOME, home.toString());
  }

  /** The home of the program, where a test must not write. */
  static CommandHome ofProgram() {
    return new CommandHome();
  }

  Path resolve(String path) {
    return home.resolve(path);
  }

  /** Writes a file of the home. */
  Path write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Runs a command and gives its status. */
  int run(Object... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    int status =
        Credlake.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
    System.err.print(err);
    return status;
  }

  /** Runs the query command as CSV and gives its status; its answer is what it wrote. */
  int ask(Object... words) {
    PrintStream terminal = System.out;
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    System.setOut(new PrintStream(answer, true, StandardCharsets.UTF_8));
    try {
      return run(Stream.concat(Stream.of("query", "--format", "csv"), Stream.of(words)).toArray());
    } finally {
      System.setOut(terminal);
      out.write(answer.toString(StandardCharsets.UTF_8));
    }
  }

  /** Writes a nation of sixty organisations over the years 2017 and 2018 into a folder. */
  void generate(Path folder, long seed) {
    assertThat(
            run(
                "generate",
                "--out",
                folder,
                "--subjects",
                60,
                "--seed",
                seed,
                "--from",
                2017,
                "--to",
                2018))
        .isZero();
  }

  /** What the last command wrote. */
  String out() {
    return out.toString();
  }

  /** What the last command complained of. */
  String err() {
    return err.toString();
  }

  @Override
  public void close() {
    if (before == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.createDirectories(to);
        Path target = to.resolve(from.relativize(file).toString());
        if (!Files.isDirectory(file)) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}

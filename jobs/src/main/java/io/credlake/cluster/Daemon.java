package io.credlake.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that goes on when the command that started it ends, and that a later command finds.
 *
 * @param name of the process, and of its files
 * @param folder where it works, with its log and the file that names it
 */
record Daemon(String name, Path folder) {

  private static final Duration END = Duration.ofSeconds(30);

  /** Ctrl-C in the terminal that started it, and closing that terminal, must not end it. */
  private static final List<String> SHIELD =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "credlake");

  Optional<ProcessHandle> process() {
    return file().find();
  }

  /** Starts it. */
  void start(List<String> command) {
    try {
      Files.createDirectories(folder);
      List<String> shielded = new ArrayList<>(SHIELD);
      shielded.addAll(command);
      Process process =
          new ProcessBuilder(shielded)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(log().toFile())
              .start();
      file().write(process.toHandle());
    } catch (IOException e) {
      throw failed("start", e);
    }
  }

  /**
   * Asks it to end, and ends it if it does not; false if it was not alive.
   *
   * @param kindly how it is asked
   */
  boolean stop(Kindly kindly) throws InterruptedException {
    Optional<ProcessHandle> found = process();
    try {
      if (found.isPresent()) {
        ProcessHandle handle = found.get();
        kindly.ask(handle);
        try {
          handle.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
          handle.destroyForcibly();
        }
      }
      file().delete();
      return found.isPresent();
    } catch (IOException e) {
      throw failed("stop", e);
    }
  }

  boolean stop() throws InterruptedException {
    return stop(ProcessHandle::destroy);
  }

  /** How a process is asked to end. */
  interface Kindly {
    void ask(ProcessHandle handle) throws IOException;
  }

  /** What it says. */
  Path log() {
    return folder.resolve(name + ".log");
  }

  private ProcessFile file() {
    return new ProcessFile(folder.resolve(name + ".process"));
  }

  private ClusterException failed(String what, IOException e) {
    return new ClusterException(
        "Cannot %s %s, %s: %s".formatted(what, name, e.getMessage(), folder), e);
  }
}

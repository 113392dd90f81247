package io.credlake.trino;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A live process that serves a lake.
 *
 * <p>The file {@code server} in its folder says which one it is. A process id alone may belong to
 * anything after a restart of the machine, so the time of the process's start has to fit as well.
 *
 * @param handle the process
 * @param digest of the launch that it was started with
 * @param folder of the server
 */
record ServerProcess(ProcessHandle handle, String digest, Path folder) {

  /** Clocks are corrected; no two processes with one id start this close together. */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  private static final Duration END = Duration.ofSeconds(60);
  private static final Pattern STATE =
      Pattern.compile("pid=(\\d+)\nstarted=(\\S+)\ndigest=(\\S+)\n");
  private static final Pattern PORT = Pattern.compile("(\\d+) (\\d+)\n");

  /** The process that serves the lake of a folder, if there is one. */
  static Optional<ServerProcess> find(Path folder) {
    Matcher state = STATE.matcher(read(folder.resolve("server")));
    if (!state.matches()) {
      return Optional.empty();
    }
    try {
      Instant started = Instant.parse(state.group(2));
      return ProcessHandle.of(Long.parseLong(state.group(1)))
          .filter(ProcessHandle::isAlive)
          .filter(handle -> handle.info().command().isPresent()) // else dead, but not reaped
          .filter(handle -> isClose(startOf(handle), started))
          .map(handle -> new ServerProcess(handle, state.group(3), folder));
    } catch (DateTimeParseException | NumberFormatException e) {
      return Optional.empty(); // written by something else
    }
  }

  /** Starts a process; it is not ready yet. */
  static ServerProcess start(Path folder, ServerLaunch launch) throws IOException {
    launch.write(folder);
    Files.deleteIfExists(folder.resolve("port"));
    Process process =
        new ProcessBuilder(launch.command())
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("var/log/console.log").toFile())
            .start();
    ProcessHandle handle = process.toHandle();
    Path unfinished = folder.resolve(".server");
    Files.writeString(
        unfinished,
        "pid=%d\nstarted=%s\ndigest=%s\n".formatted(handle.pid(), startOf(handle), launch.digest()),
        StandardCharsets.UTF_8);
    Files.move(unfinished, folder.resolve("server"), StandardCopyOption.ATOMIC_MOVE);
    return new ServerProcess(handle, launch.digest(), folder);
  }

  /** The port, once the server is ready. */
  OptionalInt port() {
    Matcher told = PORT.matcher(read(folder.resolve("port")));
    return told.matches() && Long.parseLong(told.group(1)) == handle.pid()
        ? OptionalInt.of(Integer.parseInt(told.group(2)))
        : OptionalInt.empty();
  }

  /** Whether the process takes connections; one that is being killed is alive but does not. */
  boolean answers(String host) {
    OptionalInt port = port();
    if (port.isEmpty()) {
      return false;
    }
    try (Socket socket = new Socket(host, port.getAsInt())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the process, and takes away the files that name it. */
  void stop() throws IOException, InterruptedException {
    handle.destroy();
    try {
      handle.onExit().get(END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      handle.destroyForcibly();
    }
    Files.deleteIfExists(folder.resolve("port"));
    Files.deleteIfExists(folder.resolve("server"));
  }

  private static Instant startOf(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }

  private static boolean isClose(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME_START) < 0;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new TrinoException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}

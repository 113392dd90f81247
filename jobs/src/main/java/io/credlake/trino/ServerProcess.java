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
 * <p>The file {@code server} in its folder says which one it is.
 *
 * @param handle the process
 * @param digest of the launch that it was started with
 * @param folder of the server
 */
record ServerProcess(ProcessHandle handle, String digest, Path folder) {

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
      return new ProcessIdentity(Long.parseLong(state.group(1)), Instant.parse(state.group(2)))
          .find()
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
    ProcessIdentity identity = ProcessIdentity.of(handle);
    Path unfinished = folder.resolve(".server");
    Files.writeString(
        unfinished,
        "pid=%d\nstarted=%s\ndigest=%s\n"
            .formatted(identity.pid(), identity.started(), launch.digest()),
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

package io.credlake.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small file system in memory, which only root may mount.
 *
 * @param folder where it is mounted
 */
record Tmpfs(Path folder) implements AutoCloseable {

  private static final String SIZE = "size=512m";

  /** Mounts one; the folder is made if it is not there. */
  static Tmpfs mount(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
    return new Tmpfs(folder);
  }

  /** Whether this process may mount one. */
  static boolean isPossible() {
    try {
      Path folder = Files.createTempDirectory("credlake-chaos");
      mount(folder).close();
      Files.delete(folder);
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** It is gone when the last process that is ending has let go of it. */
  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "--lazy", folder.toString());
  }

  private static void run(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(words))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("Cannot run " + String.join(" ", words));
    }
  }
}

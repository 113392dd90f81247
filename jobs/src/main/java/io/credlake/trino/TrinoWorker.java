package io.credlake.trino;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A node that works for the Trino server of a lake.
 *
 * @param home folder of the program
 * @param lake folder of the lake
 * @param name of the node
 * @param port of the node, on loopback
 * @param folder where it works and keeps its files
 */
public record TrinoWorker(Path home, Path lake, String name, int port, Path folder) {

  /**
   * Writes the node's files; its command line, to be run in its folder.
   *
   * @param coordinator the server that it works for
   * @throws TrinoException if the server is reached over TLS, or the files cannot be written
   */
  public List<String> prepare(Endpoint coordinator) {
    TrinoSettings settings = TrinoSettings.read(home.resolve("conf/trino.properties"));
    if (settings.served() != null) {
      throw new TrinoException(
          "Cannot start a worker of Trino, the server is served over TLS"
              + " (https-keystore in conf/trino.properties): "
              + name);
    }
    try {
      LakeSecrets secrets = LakeSecrets.in(lake.resolve("trino"));
      ServerLaunch launch =
          ServerLaunch.ofWorker(home, lake, name, port, folder, settings, secrets, coordinator);
      launch.write(folder);
      return launch.command();
    } catch (IOException e) {
      throw new TrinoException(
          "Cannot start a worker of Trino, %s: %s".formatted(e.getMessage(), name), e);
    }
  }
}

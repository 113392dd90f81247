package io.credlake.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The ports of a cluster on loopback: free ones when they are first asked for, and the same ever
 * after, so that what is started again is found by the others.
 */
final class Ports {

  private final Path file;
  private final Properties ports = new Properties();

  private Ports(Path file) {
    this.file = file;
  }

  /** The ports that a file remembers. */
  static Ports in(Path file) throws IOException {
    Ports ports = new Ports(file);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        ports.ports.load(reader);
      }
    }
    return ports;
  }

  /** The port of a purpose. */
  int of(String purpose) {
    String known = ports.getProperty(purpose);
    if (known != null) {
      return Integer.parseInt(known);
    }
    try {
      int port;
      do {
        port = free();
      } while (ports.containsValue(Integer.toString(port)));
      ports.setProperty(purpose, Integer.toString(port));
      try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        ports.store(writer, null);
      }
      return port;
    } catch (IOException e) {
      throw new ClusterException("Cannot choose a port, %s: %s".formatted(e.getMessage(), file), e);
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

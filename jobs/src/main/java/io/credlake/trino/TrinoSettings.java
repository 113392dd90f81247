package io.credlake.trino;

import com.sun.management.OperatingSystemMXBean;
import io.credlake.conf.SettingsFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What may be set of the server, in {@code conf/trino.properties}.
 *
 * @param heapMegabytes the largest heap of the server, in MiB
 * @param idle how long a server that nobody keeps waits for another query before it ends
 * @param port on loopback for what asks on this machine; 0: a free one
 * @param served how it is served to others; null: on loopback, to those who can read the lake
 */
public record TrinoSettings(int heapMegabytes, Duration idle, int port, Served served) {

  /** Address that only this machine reaches. */
  static final String LOOPBACK = "127.0.0.1";

  private static final String HEAP = "heap-megabytes";
  private static final String IDLE = "idle-minutes";
  private static final String HTTP_PORT = "http-port";
  private static final String BIND = "bind";
  private static final String HTTPS_PORT = "https-port";
  private static final String KEYSTORE = "https-keystore";
  private static final String PASSWORDS = "password-file";
  private static final int DEFAULT_HTTPS_PORT = 8443;
  private static final int LEAST_HEAP = 512;
  private static final int DEFAULT_IDLE = 15;

  /**
   * Reads the settings; what the file does not set, or no file at all, means the default.
   *
   * @throws TrinoException if a key is unknown, a value is out of range or the file unreadable
   */
  public static TrinoSettings read(Path file) {
    try {
      SettingsFile set =
          new SettingsFile(
              file, List.of(HEAP, IDLE, HTTP_PORT, BIND, HTTPS_PORT, KEYSTORE, PASSWORDS));
      return new TrinoSettings(
          set.number(HEAP, defaultHeapMegabytes(), LEAST_HEAP),
          Duration.ofMinutes(set.number(IDLE, DEFAULT_IDLE, 1)),
          set.number(HTTP_PORT, 0, 0),
          served(set, file));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new TrinoException(e.getMessage(), e);
    }
  }

  private static Served served(SettingsFile set, Path file) {
    String bind = set.text(BIND);
    String keystore = set.text(KEYSTORE);
    String passwords = set.text(PASSWORDS);
    if (keystore == null && passwords == null) {
      if (bind != null && !isLoopback(bind)) {
        throw new TrinoException(
            "Cannot serve beyond this machine without %s and %s, bind is: %s (in %s)"
                .formatted(KEYSTORE, PASSWORDS, bind, file));
      }
      return null;
    }
    if (keystore == null || passwords == null) {
      throw new TrinoException(
          "Cannot ask for passwords without TLS, nor the other way round, missing: %s (in %s)"
              .formatted(keystore == null ? KEYSTORE : PASSWORDS, file));
    }
    return new Served(
        bind == null ? LOOPBACK : bind,
        set.number(HTTPS_PORT, DEFAULT_HTTPS_PORT, 0),
        there(KEYSTORE, keystore, file),
        there(PASSWORDS, passwords, file));
  }

  private static Path there(String key, String value, Path file) {
    Path path = file.toAbsolutePath().resolveSibling(value);
    if (!Files.isReadable(path)) {
      throw new TrinoException("Cannot read %s: %s (in %s)".formatted(key, path.normalize(), file));
    }
    return path.normalize();
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new TrinoException("Invalid bind, no such address: " + address, e);
    }
  }

  /** A quarter of the machine's memory, from 1500 to 4096 MiB. */
  private static int defaultHeapMegabytes() {
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return Math.clamp(memory / 4 / (1024 * 1024), 1500, 4096);
  }

  /**
   * How a server answers others: over TLS, to who has a password.
   *
   * @param bind address to listen on; 0.0.0.0: all of this machine
   * @param port for https; 0: a free one
   * @param keystore PEM file: the certificate, those of its issuers, and the private key
   * @param passwords file of lines {@code user:bcrypt}, as {@code htpasswd -B} writes it
   */
  public record Served(String bind, int port, Path keystore, Path passwords) {

    /** Address at which this machine reaches it. */
    String local() {
      return bind.equals("0.0.0.0") ? LOOPBACK : bind;
    }
  }

  /** Address at which this machine reaches the server. */
  String host() {
    return served == null ? LOOPBACK : served.local();
  }

  /** The certificate by which the server is known; null: there is no TLS. */
  Path certificate() {
    return served == null ? null : served.keystore();
  }
}

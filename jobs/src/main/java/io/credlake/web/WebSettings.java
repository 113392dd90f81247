package io.credlake.web;

import io.credlake.conf.SettingsFile;
import io.credlake.trino.TrinoSettings;
import io.credlake.web.sql.SqlLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be set of the web application, in {@code conf/web.properties}.
 *
 * @param bind address to listen on
 * @param hosts names under which browsers ask it, lower case, without port
 * @param idle how long somebody who signed in stays so without a request
 * @param sql limits of queries of the SQL page
 * @param metrics address at which Prometheus is told; null: nowhere
 * @param served how it is served to others; null: on loopback, without sign-in
 */
public record WebSettings(
    String bind,
    Set<String> hosts,
    Duration idle,
    SqlLimits sql,
    InetSocketAddress metrics,
    Served served) {

  /** Address that only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  /** The highest port that there is. */
  public static final int HIGHEST_PORT = 65_535;

  private static final String BIND = "bind";
  private static final String HOSTS = "hosts";
  private static final String IDLE = "idle-minutes";
  private static final String MINUTES = "query-minutes";
  private static final String MEMORY = "query-megabytes";
  private static final String ROWS = "query-rows";
  private static final String PER_USER = "queries-per-user";
  private static final String ALL = "queries";
  private static final String METRICS = "metrics";

  private static final Pattern ADDRESS = Pattern.compile("([^:\\s]+):(\\d{1,5})");

  private static final int MOST_ROWS = 100_000;

  /**
   * How others are served: over TLS, to who has a password. Both files are those of {@code
   * conf/trino.properties}.
   *
   * @param keystore PEM file: the certificate, those of its issuers, and the private key
   * @param passwords file of lines {@code user:bcrypt}
   */
  public record Served(Path keystore, Path passwords) {}

  /**
   * Reads the settings of a folder; what the file does not set, or no file at all, means the
   * default.
   *
   * @throws IllegalArgumentException if a key is unknown, a value is out of range, or others than
   *     this machine would be served without TLS, passwords and names of the host
   */
  public static WebSettings read(Path conf) {
    Path file = conf.resolve("web.properties");
    SettingsFile set =
        new SettingsFile(
            file, List.of(BIND, HOSTS, IDLE, MINUTES, MEMORY, ROWS, PER_USER, ALL, METRICS));
    TrinoSettings trino = TrinoSettings.read(conf.resolve("trino.properties"));
    String bind = set.text(BIND) == null ? LOOPBACK : set.text(BIND);
    Served served =
        trino.served() == null
            ? null
            : new Served(trino.served().keystore(), trino.served().passwords());
    boolean beyond = !isLoopback(bind, file);
    if (beyond && served == null) {
      throw new IllegalArgumentException(
          ("Cannot serve beyond this machine without TLS and passwords, bind is: %s (in %s)%n"
                  + "Set https-keystore and password-file as conf/trino.properties says"
                  + " 请按其中说明设置证书与口令文件")
              .formatted(bind, file));
    }
    if (beyond && set.text(HOSTS) == null) {
      throw new IllegalArgumentException(
          ("Cannot serve beyond this machine without the names under which browsers ask it,"
                  + " missing: hosts (in %s)%nE.g. 例如 hosts=lake.example.cn")
              .formatted(file));
    }
    return new WebSettings(
        bind,
        hosts(set.text(HOSTS)),
        Duration.ofMinutes(set.number(IDLE, 30, 1)),
        limits(set, trino),
        address(set.text(METRICS), file),
        served);
  }

  private static InetSocketAddress address(String text, Path file) {
    if (text == null) {
      return null;
    }
    Matcher parts = ADDRESS.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be HOST:PORT: %s (in %s)".formatted(METRICS, text, file));
    }
    return InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  private static SqlLimits limits(SettingsFile set, TrinoSettings trino) {
    int rows = set.number(ROWS, 10_000, 1);
    if (rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be %d or less: %d".formatted(ROWS, MOST_ROWS, rows));
    }
    return new SqlLimits(
        Duration.ofMinutes(set.number(MINUTES, 5, 1)),
        set.number(MEMORY, trino.heapMegabytes() / 4, 64),
        rows,
        set.number(PER_USER, 2, 1),
        set.number(ALL, 20, 1));
  }

  private static Set<String> hosts(String text) {
    Set<String> loopback = Security.LOOPBACK;
    if (text == null) {
      return loopback;
    }
    return Stream.concat(
            loopback.stream(),
            Arrays.stream(text.split(",", -1)).map(name -> name.strip().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isLoopback(String address, Path file) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "Invalid bind, no such address: %s (in %s)".formatted(address, file), e);
    }
  }
}

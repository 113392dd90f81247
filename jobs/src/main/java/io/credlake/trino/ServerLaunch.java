package io.credlake.trino;

import io.credlake.access.AccessList;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * How the server of a lake is started: its command line and its files under {@code etc}.
 *
 * @param command the words of the command line
 * @param files text by path, relative to the server's folder
 */
record ServerLaunch(List<String> command, Map<String, String> files) {

  private static final String VERSION = "483";

  /** The rules of access, which the server reads again when they change. */
  static final String RULES = "etc/rules.json";

  /** The releases that readers see, which the server reads at every question. */
  static final String RELEASES = "etc/releases";

  /** What a node logs. */
  static final String LOG = "var/log/server.log";

  /** After which time the server has read changed rules. */
  static final Duration RULES_REFRESH = Duration.ofMillis(500);

  private static final double QUERY_SHARE_OF_HEAP = 0.55;

  /** Iceberg would tell of each file of a view that it reads. */
  private static final String LOG_LEVELS =
      "io.trino=INFO\nio.trino.bootstrap=WARN\norg.apache.iceberg=WARN\n";

  private static final String MAIN = "io.credlake.trino.server.TrinoMain";
  private static final String WORKER = "io.credlake.trino.server.TrinoWorkerMain";

  /**
   * The launch for a lake.
   *
   * @param home folder of the program
   * @param folder where the server works and keeps its files
   * @throws TrinoException if the program was not built
   */
  static ServerLaunch of(
      Path home, Path lake, Path folder, TrinoSettings settings, LakeSecrets secrets) {
    // Ctrl-C in the terminal of a query, and closing that terminal, must not end the server.
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "trino"));
    command.addAll(java(home, settings, MAIN));
    command.add(settings.idle().toString());
    if (settings.served() != null) {
      command.add(settings.served().keystore().toString());
    }
    Map<String, String> files = new TreeMap<>();
    files.put("etc/config.properties", text(config(folder, settings, secrets)));
    files.putAll(security(folder, settings));
    files.put("etc/log.properties", LOG_LEVELS);
    Map<String, String> catalog = IcebergConnector.of(LakePlace.of(lake));
    // releases that are not out are not there for others; workers are asked by the server only
    catalog.put("credlake.releases-file", folder.resolve(RELEASES).toString());
    catalog.put("credlake.owners", owners() + "," + AccessList.READER);
    files.put("etc/catalog/" + Lake.CATALOG + ".properties", text(catalog));
    // a rebuilt program is another program
    files.put("etc/program", DigestUtils.sha256Hex(bytes(program(home))) + "\n");
    return new ServerLaunch(command, files);
  }

  /**
   * The launch of a node that works for the server of a lake.
   *
   * @param name of the node
   * @param port of the node
   * @param folder where it works and keeps its files
   * @param coordinator the server, on loopback
   */
  static ServerLaunch ofWorker(
      Path home,
      Path lake,
      String name,
      int port,
      Path folder,
      TrinoSettings settings,
      LakeSecrets secrets,
      Endpoint coordinator) {
    Map<String, String> config = node(folder, name, settings, secrets);
    config.put("node.bind-ip", TrinoSettings.LOOPBACK);
    config.put("node.internal-address", TrinoSettings.LOOPBACK);
    config.put("coordinator", "false");
    config.put("http-server.http.port", Integer.toString(port));
    config.put("discovery.uri", "http://%s:%d".formatted(coordinator.host(), coordinator.port()));
    Map<String, String> files = new TreeMap<>();
    files.put("etc/config.properties", text(config));
    files.put("etc/log.properties", LOG_LEVELS);
    files.put(
        "etc/catalog/" + Lake.CATALOG + ".properties",
        text(IcebergConnector.of(LakePlace.of(lake))));
    return new ServerLaunch(java(home, settings, WORKER), files);
  }

  /** What servers of this program share. */
  static SharedClasses classes(Path home) {
    return new SharedClasses(built(home));
  }

  private static Path built(Path home) {
    return home.resolve("jobs/trino-server/target");
  }

  private static Path program(Path home) {
    return built(home).resolve("trino-server.jar");
  }

  private static List<String> java(Path home, TrinoSettings settings, String main) {
    String libraries = read(built(home).resolve("classpath.libraries"));
    List<String> java = new ArrayList<>();
    java.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + settings.heapMegabytes() + "m",
            "-XX:+UseG1GC",
            "-XX:+ExitOnOutOfMemoryError"));
    java.addAll(classes(home).options());
    java.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djdk.attach.allowAttachSelf=true",
            "-Dconfig=etc/config.properties",
            "-Dlog.levels-file=etc/log.properties",
            "-cp",
            program(home) + File.pathSeparator + libraries,
            main,
            VERSION));
    return java;
  }

  /** Changes whenever anything about the launch changes. */
  String digest() {
    return DigestUtils.sha256Hex(String.join("\n", command) + files);
  }

  /** Writes the files into the server's folder. */
  void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      LakeSecrets.writePrivate(path, file.getValue());
    }
    Files.createDirectories(folder.resolve("var/log"));
  }

  private static Map<String, String> config(
      Path folder, TrinoSettings settings, LakeSecrets secrets) {
    Map<String, String> config = node(folder, "credlake", settings, secrets);
    TrinoSettings.Served served = settings.served();
    config.put("node.bind-ip", served == null ? TrinoSettings.LOOPBACK : served.bind());
    config.put("node.internal-address", settings.host());
    if (served == null) {
      // it would show queries to whoever on this machine claims to be their user
      config.put("web-ui.enabled", "false");
    } else {
      config.put("http-server.authentication.type", "PASSWORD");
      config.put("http-server.https.enabled", "true");
      config.put("http-server.https.port", "" + served.port());
      config.put("http-server.https.keystore.path", served.keystore().toString());
    }
    config.put("coordinator", "true");
    config.put("node-scheduler.include-coordinator", "true");
    config.put("http-server.http.port", Integer.toString(settings.port()));
    // What ended is looked through again and again for as long as it is kept, which is 15 minutes.
    config.put("query.min-expire-age", "1m");
    return config;
  }

  /** What all nodes of a server have in common. */
  private static Map<String, String> node(
      Path folder, String name, TrinoSettings settings, LakeSecrets secrets) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("node.environment", "credlake");
    config.put("node.id", name);
    config.put("internal-communication.shared-secret", secrets.internal());
    // One person's query may have most of the heap; what does not fit goes to disk.
    config.put(
        "query.max-memory-per-node",
        Math.round(settings.heapMegabytes() * QUERY_SHARE_OF_HEAP) + "MB");
    // they lose rows where IS NOT DISTINCT FROM meets columns of nulls alone (trinodb/trino#26257)
    config.put("enable-dynamic-filtering", "false");
    config.put("task.info.max-age", "1m");
    config.put("spill-enabled", "true");
    config.put("spiller-spill-path", folder.resolve("var/spill").toString());
    config.put("http-server.log.enabled", "false");
    config.put("log.enable-console", "false");
    config.put("log.path", folder.resolve(LOG).toString());
    config.put("log.max-size", "10MB");
    config.put("log.max-total-size", "50MB");
    config.put("plugin.dir", folder.resolve("etc").toString()); // asked for, though there are none
    return config;
  }

  /** Who may see what, and the journal of who saw what. */
  private static Map<String, String> security(Path folder, TrinoSettings settings) {
    Map<String, String> files = new TreeMap<>();
    String token = folder.resolve("token").toString();
    Map<String, String> control = new LinkedHashMap<>();
    control.put("access-control.name", "credlake");
    control.put("security.config-file", folder.resolve(RULES).toString());
    control.put("security.refresh-period", RULES_REFRESH.toMillis() + "ms");
    control.put("credlake.releases-file", folder.resolve(RELEASES).toString());
    if (settings.served() == null) {
      control.put("credlake.token-file", token);
    } else {
      Map<String, String> passwords = new LinkedHashMap<>();
      passwords.put("password-authenticator.name", "credlake");
      passwords.put("credlake.password-file", settings.served().passwords().toString());
      passwords.put("credlake.token-file", token);
      passwords.put("credlake.owners", owners());
      files.put("etc/password-authenticator.properties", text(passwords));
    }
    files.put("etc/access-control.properties", text(control));
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("resource-groups.configuration-manager", "credlake");
    groups.put("credlake.owners", owners() + "," + AccessList.READER);
    files.put("etc/resource-groups.properties", text(groups));
    files.put("etc/event-listener.properties", "event-listener.name=credlake-audit\n");
    return files;
  }

  private static String owners() {
    return String.join(",", ServerAccess.owners(Endpoint.owner()));
  }

  private static String text(Map<String, String> properties) {
    StringBuilder text = new StringBuilder();
    properties.forEach(
        (key, value) -> text.append(key).append('=').append(escaped(value)).append('\n'));
    return text.toString();
  }

  /** Trino reads property files as Latin-1, whatever else the path of a lake is written in. */
  private static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    for (char c : value.toCharArray()) {
      if (c == '\\') {
        escaped.append("\\\\");
      } else if (c < 128) {
        escaped.append(c);
      } else {
        escaped.append("\\u%04x".formatted((int) c));
      }
    }
    return escaped.toString();
  }

  private static String read(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8).strip();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new TrinoException(
          "Cannot start Trino, the program is not built (mvn package), missing: " + file, e);
    }
  }
}

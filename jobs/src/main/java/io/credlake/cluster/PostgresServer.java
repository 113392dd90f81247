package io.credlake.cluster;

import io.credlake.lake.PostgresCatalogue;
import io.credlake.trino.LakeSecrets;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL on loopback, with the catalogue of a lake.
 *
 * @param programs of the system
 * @param folder of the cluster
 * @param port on loopback
 */
record PostgresServer(PostgresPrograms programs, Path folder, int port) implements Service {

  private static final String USER = "credlake";
  private static final String DATABASE = "lake";

  /** Each operator of each subtask has connections of its own. */
  private static final int CONNECTIONS = 300;

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public String address() {
    return url(DATABASE);
  }

  /** The catalogue that the server keeps. */
  PostgresCatalogue catalogue() {
    return database(DATABASE);
  }

  private PostgresCatalogue database(String name) {
    return new PostgresCatalogue(url(name), USER, passwordFile().toString());
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private Path passwordFile() {
    return folder.resolve("postgresql.password");
  }

  private Path data() {
    return folder.resolve("postgresql");
  }

  private Daemon daemon() {
    return new Daemon(name(), folder);
  }

  @Override
  public Path log() {
    return daemon().log();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return daemon().process();
  }

  @Override
  public void start() throws InterruptedException {
    if (process().isPresent()) {
      return;
    }
    try {
      initialise();
    } catch (IOException e) {
      throw new ClusterException(
          "Cannot start PostgreSQL, %s: %s".formatted(e.getMessage(), data()), e);
    }
    daemon()
        .start(
            programs.command(
                "postgres",
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=" + CONNECTIONS));
  }

  /** Makes the folder of its data and the password, once. */
  private void initialise() throws IOException, InterruptedException {
    if (Files.exists(data().resolve("PG_VERSION"))) {
      return;
    }
    LakeSecrets.make(passwordFile());
    Files.createDirectories(data());
    programs.own(data());
    Path given = Files.copy(passwordFile(), data().resolveSibling(".postgresql.password"));
    try {
      programs.own(given);
      Path said = folder.resolve("initdb.log");
      Process process =
          new ProcessBuilder(
                  programs.command(
                      "initdb",
                      "--pgdata=" + data(),
                      "--username=" + USER,
                      "--pwfile=" + given,
                      "--auth-host=scram-sha-256",
                      "--auth-local=reject",
                      "--encoding=UTF8",
                      "--no-locale"))
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new ClusterException(
            "Cannot set up PostgreSQL, %s: %s"
                .formatted(
                    Files.readString(said, StandardCharsets.UTF_8)
                        .strip()
                        .lines()
                        .reduce((first, last) -> last)
                        .orElse("it said nothing"),
                    data()));
      }
    } finally {
      Files.deleteIfExists(given);
    }
  }

  @Override
  public boolean isHealthy() {
    if (process().isEmpty()) {
      return false;
    }
    try (Connection connection = database("postgres").connect();
        Statement statement = connection.createStatement()) {
      boolean there;
      try (ResultSet found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
        there = found.next();
      }
      if (!there) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
      return true;
    } catch (SQLException e) {
      return false; // not yet, or not any more
    }
  }

  @Override
  public boolean stop() throws InterruptedException {
    // Asked otherwise, it would wait for all who are connected.
    return daemon()
        .stop(
            handle ->
                new ProcessBuilder(List.of("kill", "-INT", Long.toString(handle.pid()))).start());
  }
}

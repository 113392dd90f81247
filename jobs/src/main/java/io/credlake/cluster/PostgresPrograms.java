package io.credlake.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of PostgreSQL that the system's packages put on this machine.
 *
 * @param folder of the programs
 * @param user as whom they are run; null: as who runs this, who is not root
 */
record PostgresPrograms(Path folder, String user) {

  /** Where packages of Debian, Red Hat and Homebrew put them; versions sort by their numbers. */
  private static final List<Path> PARENTS =
      List.of(Path.of("/usr/lib/postgresql"), Path.of("/usr/pgsql"), Path.of("/opt/homebrew/opt"));

  private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"));

  /** The account that packages make for the server, which refuses to run as root. */
  private static final String ACCOUNT = "postgres";

  /** The newest that is there. */
  static Optional<PostgresPrograms> find() {
    return Stream.concat(
            PARENTS.stream()
                .flatMap(PostgresPrograms::versions)
                .map(version -> version.resolve("bin"))
                .sorted(Comparator.comparingInt(PostgresPrograms::version).reversed()),
            FOLDERS.stream())
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
        .findFirst()
        .map(folder -> new PostgresPrograms(folder, isRoot() ? ACCOUNT : null));
  }

  private static Stream<Path> versions(Path parent) {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.toList().stream();
    } catch (IOException e) {
      return Stream.empty(); // no such package
    }
  }

  private static int version(Path folder) {
    String digits = folder.getParent().getFileName().toString().replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** A command line of a program. */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (user != null) {
      command.addAll(
          List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--"));
    }
    command.add(folder.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Gives a file or folder to who runs the programs. */
  void own(Path path) throws IOException {
    if (user != null) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }
  }
}

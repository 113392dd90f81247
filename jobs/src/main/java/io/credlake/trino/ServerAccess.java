package io.credlake.trino;

import io.credlake.access.AccessList;
import io.credlake.conf.ConfException;
import io.credlake.fact.AccessTables;
import io.credlake.fact.CareTables;
import io.credlake.lake.Lake;
import io.credlake.lake.ReleaseLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps what a server knows of users the same as {@code conf/access.yaml} and {@code sql/views}.
 *
 * @param home folder of the program
 * @param folder of the server
 */
record ServerAccess(Path home, Path folder) {

  /**
   * Writes the rules if they changed.
   *
   * @param running whether a server runs, which then has read them when this returns
   */
  void update(boolean running) throws InterruptedException {
    try {
      AccessList list = AccessList.read(home.resolve("conf"));
      if (list.users().stream().anyMatch(user -> user.name().equals(Endpoint.owner()))) {
        throw new TrinoException(
            "Cannot start Trino, who runs it owns the lake and is not listed in conf/access.yaml: "
                + Endpoint.owner());
      }
      String rules =
          AccessRules.json(
              list, ViewFile.readAll(home.resolve("sql/views")), owners(Endpoint.owner()));
      Path file = folder.resolve(ServerLaunch.RULES);
      if (Files.exists(file) && Files.readString(file, StandardCharsets.UTF_8).equals(rules)) {
        return;
      }
      Files.createDirectories(file.getParent());
      LakeSecrets.writePrivate(file, rules);
      if (running) {
        Thread.sleep(ServerLaunch.RULES_REFRESH.multipliedBy(2));
      }
    } catch (ConfException e) {
      throw new TrinoException(e.getMessage(), e);
    } catch (IOException e) {
      throw new TrinoException("Cannot set up access, %s: %s".formatted(e.getMessage(), folder), e);
    }
  }

  /**
   * The names that own a lake, in order.
   *
   * @param person who runs the program, who may be called as the owner of the views is
   */
  static List<String> owners(String person) {
    return Stream.of(AccessList.OWNER, person).distinct().sorted().toList();
  }

  /**
   * Makes the tables that rules, audit and views ask for whatever was done to the lake, and tells
   * which releases are out.
   */
  void setUp(Lake lake) throws IOException {
    List.of(AccessTables.TICKET, AccessTables.AUDIT, CareTables.LOOK).forEach(lake::table);
    tell(new ReleaseLog(lake).outFrom());
  }

  /**
   * Tells the server which releases readers see.
   *
   * @param outFrom from when on, by schema
   */
  void tell(Map<String, Instant> outFrom) throws IOException {
    StringBuilder lines = new StringBuilder();
    outFrom.forEach((schema, from) -> lines.append(schema).append(' ').append(from).append('\n'));
    Path file = folder.resolve(ServerLaunch.RELEASES);
    Files.createDirectories(file.getParent());
    LakeSecrets.writePrivate(file, lines.toString());
  }
}

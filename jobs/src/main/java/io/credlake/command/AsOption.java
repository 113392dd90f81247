package io.credlake.command;

import io.credlake.access.AccessList;
import io.credlake.access.AccessUser;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says as which user a command asks. */
final class AsOption {

  @Option(
      names = "--as",
      paramLabel = "USER",
      description = "Ask as a user of conf/access.yaml (default: as the owner of the lake).")
  private String user;

  /**
   * The user, who is listed; empty: the owner.
   *
   * @throws IllegalArgumentException if the user is not listed
   */
  Optional<AccessUser> user() throws IOException {
    return user == null
        ? Optional.empty()
        : Optional.of(AccessList.read(Credlake.home().resolve("conf")).user(user));
  }
}

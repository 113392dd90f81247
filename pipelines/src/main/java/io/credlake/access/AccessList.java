package io.credlake.access;

import io.credlake.code.CodeLists;
import io.credlake.code.Department;
import io.credlake.code.Region;
import io.credlake.conf.ConfException;
import io.credlake.conf.Nearest;
import io.credlake.conf.StrictYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The users of a lake, {@code conf/access.yaml}. Who is not in it is refused, but for the owner of
 * the lake.
 *
 * @param users in the order of the file
 */
public record AccessList(List<AccessUser> users) {

  /** The user that owns views and tables; nobody may be called so. */
  public static final String OWNER = "credlake";

  /**
   * The owner of the lake as far as only reading is meant, as in the web application: sees what the
   * owner sees and changes nothing. Nobody may be called so.
   */
  public static final String READER = "credlake-reader";

  /** A list without a name twice. */
  public AccessList {
    users = users == null ? List.of() : List.copyOf(users);
    Set<String> names = new HashSet<>();
    for (AccessUser user : users) {
      if (user.name().equals(OWNER) || user.name().equals(READER)) {
        throw new IllegalArgumentException(
            "Invalid user, the owner of the lake is: " + user.name());
      }
      if (!names.add(user.name())) {
        throw new IllegalArgumentException("Invalid user, listed twice: " + user.name());
      }
    }
  }

  /**
   * Reads the list of a folder of configuration; without a file nobody is listed.
   *
   * @throws ConfException if a key, value, region or department is wrong; the message names the
   *     nearest right one
   * @throws IOException if a file cannot be read
   */
  public static AccessList read(Path conf) throws IOException {
    Path file = conf.resolve("access.yaml");
    if (!Files.exists(file)) {
      return new AccessList(List.of());
    }
    String yaml = Files.readString(file, StandardCharsets.UTF_8);
    AccessList list = StrictYaml.read(AccessList.class, yaml, file.toString(), Map.of());
    list.checkCodes(CodeLists.load(conf.resolve("codes")), file);
    return list;
  }

  private void checkCodes(CodeLists lists, Path file) {
    List<String> provinces =
        lists.regions().rows().stream()
            .filter(region -> region.level() == Region.Level.PROVINCE)
            .map(Region::code)
            .toList();
    List<String> departments = lists.departments().rows().stream().map(Department::code).toList();
    for (AccessUser user : users) {
      if (user.region() != null) {
        require("region", user.region(), provinces, user, file);
      }
      user.departments().forEach(code -> require("department", code, departments, user, file));
    }
  }

  private static void require(
      String what, String code, List<String> codes, AccessUser user, Path file) {
    if (!codes.contains(code)) {
      throw new ConfException(
          "Invalid %s of user %s: %s%s (in %s)"
              .formatted(what, user.name(), code, Nearest.hint(code, codes), file));
    }
  }

  /**
   * The user of a name.
   *
   * @throws IllegalArgumentException if it is not listed; the message names the nearest
   */
  public AccessUser user(String name) {
    return users.stream()
        .filter(user -> user.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid user, not in conf/access.yaml: %s%s"
                        .formatted(
                            name,
                            Nearest.hint(name, users.stream().map(AccessUser::name).toList()))));
  }
}

package io.credlake.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A user of a lake, as {@code conf/access.yaml} lists it.
 *
 * @param name lower-case letters, digits, dots, hyphens and underscores, at most 64
 * @param role what the user may see
 * @param region province whose rows alone are seen, besides the nation's, GB/T 2260; null: all
 * @param departments departments that a steward answers for; empty for the other roles
 * @param approves whether the user may approve the special queries of others
 */
public record AccessUser(
    @JsonProperty("user") String name,
    Role role,
    String region,
    List<String> departments,
    boolean approves) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

  /** A user that is whole. */
  public AccessUser {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Invalid user, a name has lower-case letters, digits, dots, hyphens and underscores: "
              + name);
    }
    if (role == null) {
      throw new IllegalArgumentException("Invalid user, it needs a role: " + name);
    }
    departments = departments == null ? List.of() : List.copyOf(departments);
    if (departments.isEmpty() == (role == Role.STEWARD)) {
      throw new IllegalArgumentException(
          "Invalid user, departments are those of a steward, who needs one: " + name);
    }
    if (region != null && role != Role.STEWARD && role != Role.POLICY_OFFICE) {
      throw new IllegalArgumentException(
          "Invalid user, only a policy_office or a steward has a region, not a %s: %s"
              .formatted(role.name().toLowerCase(Locale.ROOT), name));
    }
  }

  /** The first two digits of the province whose rows alone are seen; empty: all are. */
  public Optional<String> province() {
    return Optional.ofNullable(region).map(code -> code.substring(0, 2));
  }
}

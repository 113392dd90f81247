package io.credlake.access;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a user may see for a time beyond the own role (特殊查询), because another user approved it.
 *
 * @param user who may see it
 * @param approver who approved it
 * @param purpose what for, in words
 * @param objects views of which rows and masked figures are shown, e.g. policy.record_history
 * @param regions provinces whose rows are shown, GB/T 2260; 000000: of all and of the nation
 * @param from first instant at which it holds
 * @param expires first instant at which it does not hold any more
 */
public record SpecialQuery(
    String user,
    String approver,
    String purpose,
    List<String> objects,
    List<String> regions,
    Instant from,
    Instant expires) {

  private static final Pattern REGION = Pattern.compile("[0-9]{2}0000");

  /** A special query that may be approved. */
  public SpecialQuery {
    if (user.equals(approver)) {
      throw new IllegalArgumentException(
          "Cannot open ticket, nobody approves an own special query: " + user);
    }
    if (purpose == null || purpose.isBlank()) {
      throw new IllegalArgumentException("Cannot open ticket, it needs a purpose: " + purpose);
    }
    if (objects.isEmpty() || regions.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot open ticket, it needs views and regions: " + objects + ", " + regions);
    }
    for (String region : regions) {
      if (!REGION.matcher(region).matches()) {
        throw new IllegalArgumentException(
            "Cannot open ticket, its regions are provinces or 000000: " + region);
      }
    }
    if (!expires.isAfter(from)) {
      throw new IllegalArgumentException("Cannot open ticket, it expires at once: " + expires);
    }
    objects = List.copyOf(objects);
    regions = List.copyOf(regions);
  }

  /**
   * The special query, if these users may ask for and approve it.
   *
   * @throws IllegalArgumentException if one of them is not listed, or may not approve
   */
  public SpecialQuery checkedBy(AccessList list) {
    Role role = list.user(user).role();
    if (role != Role.POLICY_OFFICE && role != Role.PLANNER) {
      throw new IllegalArgumentException(
          "Cannot open ticket, only a policy_office or planner makes special queries: " + user);
    }
    if (!list.user(approver).approves()) {
      throw new IllegalArgumentException(
          "Cannot open ticket, the user may not approve (conf/access.yaml): " + approver);
    }
    return this;
  }
}

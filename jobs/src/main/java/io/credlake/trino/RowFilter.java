package io.credlake.trino;

import io.credlake.access.AccessUser;
import io.credlake.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The conditions under which a user sees rows and numbers of a view, in SQL.
 *
 * @param user who asks
 * @param object the view, as tickets name it
 */
record RowFilter(AccessUser user, String object) {

  /** The condition on rows; empty: all are seen. */
  Optional<String> of(ViewAccess access) {
    List<String> conditions = new ArrayList<>();
    if (user.role() == Role.STEWARD && access.department() != null) {
      conditions.add("%s IN (%s)".formatted(quoted(access.department()), departments()));
    }
    if (user.province().isPresent() && !access.region().isEmpty()) {
      conditions.add(ofRegion(access.region()));
    }
    return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", conditions));
  }

  /**
   * The condition on rows of deliveries of the own departments. Of a user with a region, those of
   * deliveries that held rows of it.
   *
   * @param delivery column with the delivery's id
   */
  String ofOwnDeliveries(String delivery) {
    return ofOwnFeeds()
        + user.province()
            .map(
                own ->
                    " AND %s IN (SELECT d.delivery_id FROM lake.ops.delivery_region d"
                            .formatted(quoted(delivery))
                        + " WHERE substr(d.province_code, 1, 2) = '%s')".formatted(own))
            .orElse("");
  }

  /**
   * The condition on delivered rows that tell their province. Of a user with a region only those of
   * it: a row of no known province may be another's.
   */
  String ofOwnRows() {
    return ofOwnFeeds()
        + user.province()
            .map(own -> " AND substr(province_code, 1, 2) = '%s'".formatted(own))
            .orElse("");
  }

  private String ofOwnFeeds() {
    return "feed IN (SELECT f.feed FROM lake.ref.feed f WHERE f.sender IN (%s))"
        .formatted(departments());
  }

  /** A column that is null in rows of controlled grade, unless a ticket holds for their region. */
  String mask(String column, List<String> region) {
    String province =
        region.isEmpty() ? "'00'" : "coalesce(%s, '00')".formatted(province(region.getFirst()));
    return "CASE WHEN feed IN (SELECT f.feed FROM lake.ref.feed f WHERE f.grade <> 'controlled')"
        + " OR %s IN (%s) THEN %s END".formatted(province, tickets(), quoted(column));
  }

  private String ofRegion(List<String> columns) {
    String own = user.province().orElseThrow();
    List<String> any = new ArrayList<>();
    String first = quoted(columns.getFirst());
    any.add("%s IS NULL OR %s = '000000'".formatted(first, first));
    for (String column : columns) {
      any.add("%s = '%s'".formatted(province(column), own));
    }
    any.add("%s IN (%s)".formatted(province(columns.getFirst()), tickets()));
    return any.stream().collect(Collectors.joining(" OR ", "coalesce(", ", false)"));
  }

  /** Provinces for which the user has a live ticket for the view. */
  private String tickets() {
    return "SELECT t.province FROM lake.policy.live_ticket t WHERE t.user_name = '%s'"
            .formatted(user.name())
        + " AND t.object = '%s'".formatted(object);
  }

  private String departments() {
    return user.departments().stream()
        .map(code -> "'" + code + "'")
        .collect(Collectors.joining(", "));
  }

  private static String province(String column) {
    return "substr(%s, 1, 2)".formatted(quoted(column));
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }
}

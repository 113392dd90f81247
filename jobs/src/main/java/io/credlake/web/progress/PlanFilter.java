package io.credlake.web.progress;

import io.credlake.conf.Nearest;
import io.credlake.plan.Commitment;
import io.credlake.progress.Assessment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which commitments are wanted; what is empty leaves all.
 *
 * @param node part or node of the outline
 * @param status how they stand, as the views write it
 * @param type what they promise
 * @param basis how far the text says what is to be reached
 * @param sender department whose deliveries tell of them
 * @param text that stands in the id, quote or name, whatever its case
 */
public record PlanFilter(
    String node, String status, String type, String basis, String sender, String text) {

  /** All commitments. */
  public static final PlanFilter NONE = new PlanFilter("", "", "", "", "", "");

  private static final int LONGEST = 100;

  /** The statuses, best first, as the views write them. */
  public static List<String> statuses() {
    return Arrays.stream(Assessment.Status.values())
        .map(one -> one.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** What commitments promise. */
  public static List<String> types() {
    return names(Commitment.Type.values());
  }

  /** How far the text says what is to be reached. */
  public static List<String> bases() {
    return names(Commitment.Basis.values());
  }

  /**
   * The filter of a request.
   *
   * @param asked parameters by name; others are passed over
   * @param nodes ids of the outline
   * @param senders codes of departments
   * @throws IllegalArgumentException if one has a value that there is not; the message names the
   *     nearest
   */
  public static PlanFilter of(Map<String, String> asked, List<String> nodes, List<String> senders) {
    String text = asked.getOrDefault("q", "").strip();
    return new PlanFilter(
        known(asked, "node", nodes),
        known(asked, "status", statuses()),
        known(asked, "type", types()),
        known(asked, "basis", bases()),
        known(asked, "sender", senders),
        text.substring(0, Math.min(LONGEST, text.length())));
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  private static String known(Map<String, String> asked, String name, List<String> values) {
    String value = asked.getOrDefault(name, "").strip();
    if (!value.isEmpty() && !values.contains(value)) {
      throw new IllegalArgumentException(
          "Invalid %s: %s%s".formatted(name, value, Nearest.hint(value, values)));
    }
    return value;
  }

  /** Whether a commitment is wanted. */
  public boolean keeps(Promise promise) {
    Commitment commitment = promise.commitment();
    return (node.isEmpty() || commitment.isIn(node))
        && (status.isEmpty()
            || promise.standing().map(now -> now.status().equals(status)).orElse(false))
        && (type.isEmpty() || commitment.type().name().equals(type))
        && (basis.isEmpty() || commitment.basis().name().equals(basis))
        && (sender.isEmpty() || commitment.senders().contains(sender))
        && hasText(promise);
  }

  private boolean hasText(Promise promise) {
    String wanted = text.toLowerCase(Locale.ROOT);
    Commitment commitment = promise.commitment();
    return Stream.of(
            commitment.id(),
            commitment.quote(),
            commitment.english(),
            promise.measured().nameZh(),
            promise.measured().nameEn())
        .anyMatch(told -> told.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /** Whether all are wanted. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** What of it is asked, by the names of a request's parameters. */
  public Map<String, String> asked() {
    return Stream.of(
            Map.entry("node", node),
            Map.entry("status", status),
            Map.entry("type", type),
            Map.entry("basis", basis),
            Map.entry("sender", sender),
            Map.entry("q", text))
        .filter(entry -> !entry.getValue().isEmpty())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  /** The node that is asked for; empty: the whole outline. */
  public Optional<String> within() {
    return Optional.of(node).filter(id -> !id.isEmpty());
  }
}

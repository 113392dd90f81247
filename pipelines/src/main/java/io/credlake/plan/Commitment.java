package io.credlake.plan;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commitment of the outline (国发〔2014〕21号).
 *
 * @param id node and number within it, e.g. P2.2.1-06
 * @param type what is promised
 * @param guard how far it is about natural persons
 * @param basis how far the text itself says what is to be reached
 * @param quote the words of the outline
 * @param english what they say
 * @param senders codes of the departments whose deliveries tell how far it is, the first one first
 *     responsible
 */
public record Commitment(
    String id,
    Type type,
    Guard guard,
    Basis basis,
    String quote,
    String english,
    List<String> senders)
    implements Serializable {

  /** What is promised. */
  public enum Type {
    /** An information system, platform, database or file registry. */
    SYSTEM,
    /** A black or red list. */
    LIST,
    /** A way of working together. */
    MECHANISM,
    /** A standard. */
    STANDARD,
    /** Something to be done. */
    ACTIVITY,
    /** A law or regulation. */
    LAW,
    /** A state of things in 2020. */
    OUTCOME
  }

  /** How far a commitment is about natural persons. */
  public enum Guard {
    /** Not at all. */
    N,
    /** Persons are concerned: only counts of cells enter, made at the source. */
    A,
    /**
     * The text asks to evaluate or list individuals, or touches minors: that part is not carried
     * out, and only institutions or rules are measured.
     */
    X
  }

  /** How far the text of a commitment says what is to be reached. */
  public enum Basis {
    /** It says who must have it, or that all must be covered. */
    EXPLICIT,
    /** It names a state or a direction; the threshold is ours. */
    INTERPRETATION,
    /** It can only be watched: more or less is not better by itself. */
    NONE
  }

  private static final char NUMBER = '-';

  /** Part II is told apart by its four domains. */
  private static final Pattern PART = Pattern.compile("P2\\.\\d+|P\\d+");

  /** The node it stands in. */
  public String node() {
    return id.substring(0, id.lastIndexOf(NUMBER));
  }

  /** The part it belongs to as reports tell them apart: P1, P2.1 to P2.4, P3 and so on. */
  public String part() {
    return partOf(id);
  }

  /** Whether it promises a law or a standard. */
  public boolean isRule() {
    return type == Type.LAW || type == Type.STANDARD;
  }

  /** Whether it stands in a node or under it. */
  public boolean isIn(String node) {
    return id.startsWith(node)
        && (id.length() == node.length() || ".-".indexOf(id.charAt(node.length())) >= 0);
  }

  static String partOf(String id) {
    Matcher part = PART.matcher(id);
    return part.lookingAt() ? part.group() : id;
  }
}

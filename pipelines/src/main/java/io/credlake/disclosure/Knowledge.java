package io.credlake.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * What everybody knows from earlier releases, those withdrawn as well.
 *
 * <p>The rule: an attacker has all releases, and is taken to know which values are the same as in
 * an earlier release. Such a value is one number of all the tables in which it stands: if one
 * release published it, it is known, and suppressing it now protects nothing; if an earlier release
 * suppressed it, it stays suppressed, and the earlier requirement holds. Of a value that changed he
 * is taken to know whether it grew or fell and, if the rules say so, to how many percent, unless it
 * is sensitive and changed by more; so the earlier and the later value are two numbers of which one
 * bounds the other. The sums of every release hold between its own numbers. All this is one system,
 * in which every sensitive number of any release must stay uncertain.
 *
 * @param releases the oldest first
 */
public record Knowledge(List<Publication> releases) {

  /** Takes a copy. */
  public Knowledge {
    releases = List.copyOf(releases);
  }

  /** Nothing was released. */
  public static Knowledge none() {
    return new Knowledge(List.of());
  }

  /** The same after one more release. */
  public Knowledge and(Publication release) {
    List<Publication> more = new ArrayList<>(releases);
    more.add(release);
    return new Knowledge(more);
  }
}

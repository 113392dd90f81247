package io.credlake.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/** The pages that a reader opens one after another, each with filters chosen anew. */
final class ReaderWalk {

  private final List<String> pages;
  private final Map<String, List<String>> choices;
  private final SplittableRandom random;
  private int next;

  /**
   * The walk of one of many readers; it is the same each time.
   *
   * @param choices what each filter offers, by its name in the address; empty: nothing chosen
   * @param reader number of the reader, who begins at another page than the one before
   */
  ReaderWalk(List<String> pages, Map<String, List<String>> choices, long seed, int reader) {
    this.pages = pages;
    this.choices = choices;
    this.random = new SplittableRandom(seed + reader);
    this.next = reader;
  }

  /** The address that is opened next. */
  String next() {
    String page = pages.get(Math.floorMod(next, pages.size()));
    next++;
    StringJoiner address = new StringJoiner("&", page + "?", "").setEmptyValue(page);
    choices.forEach(
        (filter, offered) -> {
          String chosen = offered.isEmpty() ? "" : offered.get(random.nextInt(offered.size()));
          if (!chosen.isEmpty()) {
            address.add(filter + "=" + URLEncoder.encode(chosen, StandardCharsets.UTF_8));
          }
        });
    return address.toString();
  }
}

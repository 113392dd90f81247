package io.credlake.conf;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the right word nearest to a wrong one. */
public final class Nearest {

  private static final int MOST_SHOWN = 40;

  private Nearest() {}

  /** The nearest of the words, if it is near enough to be what was meant. */
  public static Optional<String> to(String wrong, Collection<String> words) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return words.stream()
        .min(Comparator.comparingInt(word -> distance.apply(wrong, word)))
        .filter(word -> distance.apply(wrong, word) <= Math.max(2, wrong.length() / 2));
  }

  /** The nearest of the words as the end of a message, or the words if none is near. */
  public static String hint(String wrong, Collection<String> words) {
    return to(wrong, words)
        .map(word -> " (did you mean " + word + "?)")
        .orElse(words.isEmpty() ? "" : " (known: " + known(words) + ")");
  }

  private static String known(Collection<String> words) {
    String first = words.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
    int more = words.size() - MOST_SHOWN;
    return more > 0 ? first + " and %d more".formatted(more) : first;
  }
}

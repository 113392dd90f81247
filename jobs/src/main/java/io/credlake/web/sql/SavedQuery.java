package io.credlake.web.sql;

import io.credlake.code.CitizenNumber;

/**
 * A query that somebody saved for others to find.
 *
 * @param id by which links name it: lower-case letters and digits
 * @param owner user who saved it, and alone may change it
 * @param titleZh name in Chinese; blank: the English one serves
 * @param titleEn name in English; blank: the Chinese one serves
 * @param text SQL
 * @param release it is meant for; null: the lake as it stands
 * @param savedAt ISO 8601, UTC
 */
public record SavedQuery(
    String id,
    String owner,
    String titleZh,
    String titleEn,
    String text,
    String release,
    String savedAt) {

  private static final int LONGEST_TITLE = 120;

  /** A query that others can find and may read. */
  public SavedQuery {
    titleZh = titleZh == null ? "" : titleZh.strip();
    titleEn = titleEn == null ? "" : titleEn.strip();
    if (titleZh.isEmpty() && titleEn.isEmpty()) {
      throw new IllegalArgumentException("Cannot save query, it needs a title in zh or en");
    }
    for (String title : new String[] {titleZh, titleEn}) {
      if (title.length() > LONGEST_TITLE) {
        throw new IllegalArgumentException(
            "Cannot save query, its title has more than %d characters: %d"
                .formatted(LONGEST_TITLE, title.length()));
      }
    }
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("Cannot save query, it is empty");
    }
    if (text.length() > Question.LONGEST) {
      throw new IllegalArgumentException(
          "Cannot save query, it has more than %,d characters: %,d"
              .formatted(Question.LONGEST, text.length()));
    }
    for (String one : new String[] {titleZh, titleEn, text}) {
      if (CitizenNumber.indexIn(one) >= 0) {
        throw new IllegalArgumentException("Cannot save query, it holds a citizen number");
      }
    }
  }

  /** The title in a language, else in the other. */
  public String title(boolean chinese) {
    String wanted = chinese ? titleZh : titleEn;
    return wanted.isEmpty() ? (chinese ? titleEn : titleZh) : wanted;
  }
}

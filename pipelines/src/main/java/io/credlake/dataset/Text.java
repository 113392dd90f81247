package io.credlake.dataset;

/**
 * Words for readers, in both languages of the project.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Text(String zh, String en) {

  /**
   * Words that are there in both languages.
   *
   * @throws IllegalArgumentException if one of them is missing
   */
  public Text {
    if (zh == null || zh.isBlank() || en == null || en.isBlank()) {
      throw new IllegalArgumentException(
          "Invalid text, it needs zh and en: %s / %s".formatted(zh, en));
    }
    zh = zh.strip();
    en = en.strip();
  }
}

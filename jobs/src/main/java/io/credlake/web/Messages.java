package io.credlake.web;

import io.credlake.report.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of the pages, from {@code messages.zh.properties} and {@code messages.en.properties}.
 */
public final class Messages {

  private static final Map<Language, Properties> WORDS = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      WORDS.put(language, read(language));
    }
  }

  private Messages() {}

  /**
   * The text of a key.
   *
   * @param arguments for its {@code %s}
   * @throws IllegalArgumentException if there is no such text
   */
  public static String text(Language language, String key, Object... arguments) {
    String text = WORDS.get(language).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("Invalid key of a message: " + key);
    }
    return arguments.length == 0 ? text : String.format(Locale.ROOT, text, arguments);
  }

  /** Whether there is a text of a key. */
  static boolean has(Language language, String key) {
    return WORDS.get(language).containsKey(key);
  }

  /** The keys of a language, sorted. */
  static Set<String> keys(Language language) {
    return new TreeSet<>(WORDS.get(language).stringPropertyNames());
  }

  private static Properties read(Language language) {
    String name = "messages.%s.properties".formatted(language.name().toLowerCase(Locale.ROOT));
    try (InputStream file = Messages.class.getResourceAsStream(name)) {
      Properties words = new Properties();
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read messages: " + name, e);
    }
  }
}

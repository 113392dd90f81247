package io.credlake.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the files of other people's libraries are served: they are in webjars on the class path.
 */
final class Libraries {

  private static final String GROUP = "META-INF/maven/org.webjars.npm/";
  private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

  private Libraries() {}

  /**
   * The address of a file, with the version in it, so that browsers may keep it for ever.
   *
   * @param name of the library, as npm has it
   * @param file path in it
   */
  static String address(String name, String file) {
    return "/webjars/%s/%s/%s"
        .formatted(name, VERSIONS.computeIfAbsent(name, Libraries::version), file);
  }

  private static String version(String name) {
    String file = GROUP + name + "/pom.properties";
    try (InputStream found = Libraries.class.getClassLoader().getResourceAsStream(file)) {
      if (found == null) {
        throw new IllegalArgumentException("Invalid library, it is not on the class path: " + name);
      }
      Properties properties = new Properties();
      properties.load(found);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read version of library: " + name, e);
    }
  }
}

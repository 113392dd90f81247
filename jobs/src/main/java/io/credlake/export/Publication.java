package io.credlake.export;

import io.credlake.conf.ConfException;
import io.credlake.conf.StrictYaml;
import io.credlake.dataset.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who publishes and under which terms, {@code conf/publication.yaml}.
 *
 * @param publisher name of the office
 * @param agency identifier of the office in SDMX
 * @param licence of the data
 */
public record Publication(Text publisher, String agency, Licence licence) {

  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /**
   * A licence of data.
   *
   * @param name SPDX identifier
   * @param title in words
   * @param url where its text is
   */
  public record Licence(String name, Text title, String url) {}

  /** Terms that are whole. */
  public Publication {
    if (publisher == null
        || licence == null
        || licence.name() == null
        || licence.title() == null
        || licence.url() == null) {
      throw new IllegalArgumentException(
          "Invalid publication, it needs publisher, agency, and licence with name, title and url");
    }
    if (agency == null || !ID.matcher(agency).matches()) {
      throw new IllegalArgumentException("Invalid agency: " + agency);
    }
  }

  /**
   * Reads the terms.
   *
   * @throws ConfException if the file is missing or wrong
   */
  public static Publication read(Path file) {
    try {
      String yaml = Files.readString(file, StandardCharsets.UTF_8);
      return StrictYaml.read(Publication.class, yaml, file.toString(), Map.of());
    } catch (IOException e) {
      throw new ConfException("Cannot read publication, %s: %s".formatted(e.getMessage(), file), e);
    }
  }
}

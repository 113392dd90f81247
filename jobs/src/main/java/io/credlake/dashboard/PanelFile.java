package io.credlake.dashboard;

import io.credlake.conf.ConfException;
import io.credlake.conf.Nearest;
import io.credlake.conf.StrictYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A panel as it stands in a folder of {@code sql/dashboards}.
 *
 * @param page the outer folder's name
 * @param name the inner folder's name without the number that orders it
 * @param folder path from the folder of the program
 * @param query its SQL
 * @param about what it is
 * @param yaml the text of the description
 * @param digest changes with its files
 */
public record PanelFile(
    String page,
    String name,
    String folder,
    NamedSql query,
    PanelAbout about,
    String yaml,
    String digest) {

  /** Folder of the dashboards in the folder of the program. */
  static final String ROOT = "sql/dashboards";

  private static final Pattern ORDERED = Pattern.compile("[0-9]{2}-([a-z][a-z0-9-]*)");
  private static final Pattern LINE = Pattern.compile(", line ([0-9]+)");
  private static final Pattern PLACE =
      Pattern.compile(" \\([^()]*, line [0-9]+\\)$| in \\S+, line [0-9]+");

  /** The name of a panel's folder without its number; null if it is not written like one. */
  static String nameOf(String folder) {
    Matcher name = ORDERED.matcher(folder);
    return name.matches() ? name.group(1) : null;
  }

  /**
   * Reads a panel.
   *
   * @param home folder of the program
   * @throws PanelException if a file is missing or wrong, with its line and the nearest right word
   */
  static PanelFile read(Path home, String page, String folder) {
    String path = "%s/%s/%s".formatted(ROOT, page, folder);
    String sqlFile = path + "/panel.sql";
    String yamlFile = path + "/panel.yaml";
    String name = nameOf(folder);
    if (name == null) {
      throw new PanelException(
          path, 0, "Invalid folder of a panel, write it as 10-name: " + folder);
    }
    String yaml = text(home, yamlFile);
    String sql = text(home, sqlFile);
    PanelAbout about = about(yaml, yamlFile);
    if (about.lack() != null) {
      throw new PanelException(yamlFile, 0, about.lack());
    }
    about.columns().forEach((column, one) -> whole(column, one, yaml, yamlFile));
    for (String reference : about.references()) {
      if (!about.columns().containsKey(reference)) {
        throw new PanelException(
            yamlFile,
            lineOf(yaml, reference),
            "Invalid column: %s%s"
                .formatted(reference, Nearest.hint(reference, about.columns().keySet())));
      }
    }
    NamedSql query = NamedSql.parse(sql, sqlFile);
    String digest = DigestUtils.sha256Hex(sql + '\n' + yaml);
    return new PanelFile(page, name, path, query, about, yaml, digest);
  }

  /**
   * Checks that the columns of an answer are those that the description tells of.
   *
   * @throws PanelException if they are not, with the nearest
   */
  public void check(List<String> answered) {
    for (String column : answered) {
      if (!about.columns().containsKey(column)) {
        throw new PanelException(
            yamlFile(),
            0,
            "Invalid panel, its columns do not tell of a column of its SQL: " + column);
      }
    }
    for (String column : about.columns().keySet()) {
      if (!answered.contains(column)) {
        throw new PanelException(
            yamlFile(),
            lineOf(yaml, column),
            "Invalid column, the SQL has none of the name: %s%s"
                .formatted(column, Nearest.hint(column, answered)));
      }
    }
  }

  /** Its address: page and name. */
  public String address() {
    return page + "/" + name;
  }

  /** The filters that it takes: region, period and field. */
  public List<String> filters() {
    return query.parameters().stream().map(Parameter::filter).distinct().toList();
  }

  /** The file of its SQL, from the folder of the program. */
  public String sqlFile() {
    return folder + "/panel.sql";
  }

  /** The file of its description, from the folder of the program. */
  public String yamlFile() {
    return folder + "/panel.yaml";
  }

  private static PanelAbout about(String yaml, String file) {
    try {
      return StrictYaml.read(PanelAbout.class, yaml, file, Map.of());
    } catch (ConfException e) {
      Matcher line = LINE.matcher(e.getMessage());
      throw new PanelException(
          file,
          line.find() ? Integer.parseInt(line.group(1)) : 0,
          PLACE.matcher(e.getMessage()).replaceAll(""));
    }
  }

  private static void whole(String name, PanelColumn column, String yaml, String file) {
    if (column.lack() != null) {
      throw new PanelException(file, lineOf(yaml, name), "%s: %s".formatted(column.lack(), name));
    }
  }

  /** The first line that has a word as a key or value. */
  private static int lineOf(String yaml, String word) {
    Pattern value =
        Pattern.compile("(?:^|[:\\[,{-])\\s*" + Pattern.quote(word) + "\\s*(?:[:,\\]}#]|$)");
    List<String> lines = yaml.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (value.matcher(lines.get(i)).find()) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String text(Path home, String file) {
    try {
      return Files.readString(home.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PanelException(file, 0, "Cannot read file of a panel: " + file);
    }
  }
}

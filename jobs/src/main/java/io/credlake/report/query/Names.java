package io.credlake.report.query;

import io.credlake.report.Language;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the codes of a lake are called.
 *
 * @param provinces the 31 that the plan addresses, in the order of GB/T 2260
 * @param regions all regions that are in force or were
 * @param departments by code
 * @param fields key fields, in the order of the plan
 */
public record Names(
    Map<String, Name> provinces,
    Map<String, Name> regions,
    Map<String, Name> departments,
    Map<String, Name> fields) {

  /** The nation's code. */
  public static final String NATION = "000000";

  private static final Name WHOLE = new Name("全国", "The nation");

  /** A name in both languages. */
  public record Name(String zh, String en) {

    /** The name in a language. */
    public String in(Language language) {
      return language.of(zh, en);
    }
  }

  /** Reads them. */
  public static Names read(Rows rows) throws SQLException {
    return new Names(
        names(
            rows,
            """
            SELECT code, short_zh AS zh, coalesce(name_en, name_zh) AS en
            FROM lake.ref.region
            WHERE level = 'province' AND valid_to IS NULL
              AND code NOT IN ('710000', '810000', '820000')
            ORDER BY code
            """),
        names(
            rows,
            """
            SELECT code, max_by(name_zh, coalesce(valid_to, DATE '9999-01-01')) AS zh,
              max_by(coalesce(name_en, name_zh), coalesce(valid_to, DATE '9999-01-01')) AS en
            FROM lake.ref.region
            GROUP BY code
            ORDER BY code
            """),
        names(
            rows, "SELECT code, short_zh AS zh, name_en AS en FROM lake.ref.department ORDER BY 1"),
        names(
            rows,
            "SELECT code, name_zh AS zh, name_en AS en FROM lake.ref.key_field ORDER BY position"));
  }

  private static Map<String, Name> names(Rows rows, String sql) throws SQLException {
    Map<String, Name> names = new LinkedHashMap<>();
    List<Map.Entry<String, Name>> read =
        rows.ask(sql, row -> Map.entry(row.text("code"), new Name(row.text("zh"), row.text("en"))));
    read.forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    return names;
  }

  /** A region's name: short for provinces. */
  public String region(String code, Language language) {
    if (code.equals(NATION)) {
      return WHOLE.in(language);
    }
    Name name = provinces.getOrDefault(code, regions.get(code));
    return name == null ? code : name.in(language);
  }

  /** A department's name; its code where the list does not have it. */
  public String department(String code, Language language) {
    Name name = departments.get(code);
    return name == null ? code : name.in(language);
  }

  /** A key field's name. */
  public String field(String code, Language language) {
    Name name = fields.get(code);
    return name == null ? code : name.in(language);
  }
}

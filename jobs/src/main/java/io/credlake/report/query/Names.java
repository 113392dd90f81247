package io.credlake.report.query;

import io.credlake.code.Region;
import io.credlake.report.Language;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  private static final Name WHOLE = new Name("全国", "The nation");

  /** A name in both languages. */
  public record Name(String zh, String en) {

    /** The name in a language. */
    public String in(Language language) {
      return language.of(zh, en);
    }
  }

  private static final String ALL =
      """
      SELECT 'province' AS list, code AS place, code, short_zh AS zh, coalesce(name_en, name_zh) AS en
      FROM lake.ref.region
      WHERE level = 'province' AND valid_to IS NULL AND code NOT IN ('710000', '810000', '820000')
      UNION ALL
      SELECT 'region', code, code, max_by(name_zh, coalesce(valid_to, DATE '9999-01-01')),
        max_by(coalesce(name_en, name_zh), coalesce(valid_to, DATE '9999-01-01'))
      FROM lake.ref.region
      GROUP BY code
      UNION ALL
      SELECT 'department', code, code, short_zh, name_en FROM lake.ref.department
      UNION ALL
      SELECT 'field', format('%03d', position), code, name_zh, name_en FROM lake.ref.key_field
      ORDER BY list, place
      """;

  /** Reads them. */
  public static Names read(Rows rows) throws SQLException {
    Map<String, Map<String, Name>> lists = new HashMap<>();
    rows.ask(
            ALL,
            row ->
                new Listed(
                    row.text("list"), row.text("code"), new Name(row.text("zh"), row.text("en"))))
        .forEach(
            one ->
                lists
                    .computeIfAbsent(one.list, list -> new LinkedHashMap<>())
                    .put(one.code, one.name));
    return new Names(
        lists.getOrDefault("province", Map.of()),
        lists.getOrDefault("region", Map.of()),
        lists.getOrDefault("department", Map.of()),
        lists.getOrDefault("field", Map.of()));
  }

  private record Listed(String list, String code, Name name) {}

  /** A region's name: short for provinces. */
  public String region(String code, Language language) {
    if (code.equals(Region.NATION)) {
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

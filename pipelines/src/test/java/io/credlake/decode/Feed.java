package io.credlake.decode;

import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import java.nio.file.Path;

/** A small feed with every kind of column that the door treats in its own way. */
final class Feed {

  static final String TITLES = "name,code,date,person,note,province\n";

  private static final String YAML =
      """
      feed: demo
      version: 1
      title: {zh: 示例, en: Demo}
      sender: SAIC
      shape: subject
      format: csv
      encodings: [UTF-8, GB18030]
      missing: [""]
      columns:
        - {title: name, field: name, type: text}
        - {title: code, field: credit_code, type: credit_code, required: true}
        - {title: date, field: valid_from, type: date, required: true}
        - {title: person, type: person}
        - {title: note, type: skipped}
        - {title: province, field: province_code, type: province, required: true}
      key: [credit_code]
      grade: public
      legal_basis: 示例
      """;

  static final FeedContract CONTRACT = FeedContracts.parse(YAML, "demo.yaml");

  /** The same feed in any format. */
  static final FeedContract IN_ALL_FORMATS =
      FeedContracts.parse(
          YAML.replace("format: csv", "format: [csv, xlsx, jsonl, xml]"), "demo.yaml");

  static final String CHINESE_TITLES = "名称,代码,日期,人员,备注,省份\n";

  /** The same feed with Chinese titles, which tell the encoding of a file. */
  static final FeedContract CHINESE_LONG =
      FeedContracts.parse(
          YAML.replace("title: name", "title: 名称")
              .replace("title: code", "title: 代码")
              .replace("title: date", "title: 日期")
              .replace("title: person", "title: 人员")
              .replace("title: note", "title: 备注")
              .replace("title: province", "title: 省份"),
          "demo.yaml");

  /** The same kind of feed with Chinese titles. */
  static final FeedContract CHINESE =
      FeedContracts.parse(
          """
          feed: demo
          version: 1
          title: {zh: 示例, en: Demo}
          sender: SAIC
          shape: subject
          format: csv
          encodings: [UTF-8, GB18030]
          missing: [""]
          columns:
            - {title: 名称, field: name, type: text}
            - {title: 代码, field: credit_code, type: credit_code, required: true}
            - {title: 日期, field: valid_from, type: date, required: true}
            - {title: 省份, field: province_code, type: province, required: true}
          key: [credit_code]
          grade: public
          legal_basis: 示例
          """,
          "demo.yaml");

  /** Penalties of both editions of the standard, in every format. */
  static final FeedContract PENALTY =
      FeedContracts.parse(
          """
          feed: penalty
          version: 1
          title: {zh: 行政处罚, en: Penalties}
          sender: SAIC
          shape: record
          format: [csv, xlsx, jsonl, xml]
          encodings: [UTF-8, GB18030]
          missing: [""]
          layouts: [penalty-2018, penalty-2015]
          constants: {category: penalty, polarity: negative}
          key: [document_no]
          grade: public
          legal_basis: 示例
          """,
          "penalty.yaml",
          Path.of("../conf/layouts"));

  /** Cells about persons by age. */
  static final FeedContract AGES =
      FeedContracts.parse(
          """
          feed: ages
          version: 1
          title: {zh: 示例, en: Demo}
          sender: SAIC
          shape: return
          format: csv
          encodings: [UTF-8]
          missing: [""]
          layouts: [return-by-age]
          key: [series]
          grade: public
          legal_basis: 示例
          guard: A
          minimum_cell: 10
          """,
          "ages.yaml",
          Path.of("../conf/layouts"));

  /** Events about persons with their days of birth. */
  static final FeedContract BIRTHS =
      FeedContracts.parse(
          """
          feed: births
          version: 1
          title: {zh: 示例, en: Demo}
          sender: SAIC
          shape: record
          format: [csv, jsonl]
          encodings: [UTF-8]
          missing: [""]
          constants: {category: penalty, polarity: negative}
          columns:
            - {title: 文号, field: document_no, type: text, required: true}
            - {title: 类别, type: subject_type, persons: [自然人]}
            - {title: 出生日期, type: birth_date}
            - {title: 证件, type: person}
            - {title: 日期, field: event_date, type: date, required: true}
          key: [document_no]
          grade: public
          legal_basis: 示例
          """,
          "births.yaml");

  private Feed() {}
}

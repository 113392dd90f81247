package io.credlake.decode;

import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;

/** A small feed with every kind of column that the door treats in its own way. */
final class Feed {

  static final String TITLES = "name,code,date,person,note,province\n";

  static final FeedContract CONTRACT =
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
            - {title: name, field: name, type: text}
            - {title: code, field: credit_code, type: credit_code, required: true}
            - {title: date, field: valid_from, type: date, required: true}
            - {title: person, type: person}
            - {title: note, type: skipped}
            - {title: province, field: province_code, type: province, required: true}
          key: [credit_code]
          grade: public
          legal_basis: 示例
          """,
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

  private Feed() {}
}

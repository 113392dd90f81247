package io.credlake.fact;

import static io.credlake.fact.Field.required;

import io.credlake.fact.Field.Type;

/** Columns by which rows of several tables name the delivery that they came with. */
final class RowKeys {

  static final Field FEED =
      required("feed", Type.TEXT, "Feed that delivered the row; a contract in conf/feeds");

  static final Field DELIVERY =
      required(
          "delivery_id",
          Type.TEXT,
          "Delivery: SHA-256 of its bytes in hexadecimal, or of the place where a topic's batch"
              + " begins");

  static final Field LINE =
      required(
          "line",
          Type.LONG,
          "Line of the file where the row begins, the title row being 1; message of a topic's"
              + " batch");

  private RowKeys() {}
}

package io.credlake.fact;

/** What became of a delivery, as {@code ops.delivery_log} has it. */
public enum DeliveryStatus {
  /** Every row was accepted, or is a duplicate. */
  ACCEPTED("accepted"),
  /** Some rows were rejected. */
  PARTIAL("partial"),
  /** None was read, or none may count. */
  REFUSED("refused");

  private final String code;

  DeliveryStatus(String code) {
    this.code = code;
  }

  /** The value of the column. */
  public String code() {
    return code;
  }
}

package io.credlake.index.step;

/** In which direction an indicator gets better. */
public enum Direction {
  /** Higher is better. */
  UP(1),
  /** Lower is better. */
  DOWN(-1);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  /** By what a value is multiplied so that more of it is better. */
  public int sign() {
    return sign;
  }
}

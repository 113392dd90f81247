package io.credlake.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What came of a fault.
 *
 * @param fault that was to be injected
 * @param state whether it was borne
 * @param injectedAfter deliveries that were complete when it was injected, of all
 * @param recovery time from the injection until all was taken and counted
 * @param cells of the truth that the lake was held against
 * @param differences between the lake and the truth, or why there is nothing to compare
 */
public record Outcome(
    Fault.Name fault,
    State state,
    String injectedAfter,
    Duration recovery,
    long cells,
    List<String> differences) {

  /** Whether a fault was borne. */
  public enum State {
    /** The lake is as if it had not happened. */
    SURVIVED("yes 是"),
    /** It is not. */
    NOT_SURVIVED("NO 否"),
    /** It cannot be injected on this machine. */
    LEFT_OUT("left out 略");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** The state in words. */
    public String text() {
      return text;
    }
  }
}

package io.credlake.doctor;

/**
 * What an examination found.
 *
 * @param subject what was examined
 * @param state how grave it is
 * @param observation what was seen
 * @param fix how to mend it; null if there is nothing to mend
 */
public record Finding(String subject, State state, String observation, String fix) {

  /** How grave a finding is. */
  public enum State {
    OK,
    /** Works, but should be looked at. */
    WARN,
    /** Does not work. */
    FAIL
  }

  boolean isFailure() {
    return state == State.FAIL;
  }

  static Finding ok(String subject, String observation) {
    return new Finding(subject, State.OK, observation, null);
  }

  static Finding warn(String subject, String observation, String fix) {
    return new Finding(subject, State.WARN, observation, fix);
  }

  static Finding fail(String subject, String observation, String fix) {
    return new Finding(subject, State.FAIL, observation, fix);
  }
}

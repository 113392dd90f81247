package io.credlake.chaos;

/** A fault could not be injected, or the program did not bear it. */
final class ChaosException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ChaosException(String message) {
    super(message);
  }
}

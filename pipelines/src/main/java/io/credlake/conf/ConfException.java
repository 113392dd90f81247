package io.credlake.conf;

/** A file of {@code conf} is missing or wrong; the message says which, where and how to mend it. */
public final class ConfException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong. */
  public ConfException(String message) {
    super(message);
  }

  /** What is wrong, and what it came of. */
  public ConfException(String message, Throwable cause) {
    super(message, cause);
  }
}

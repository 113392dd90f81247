package io.credlake.web;

/** What the reader asked cannot be; the message is for the reader and holds no internals. */
public final class InvalidRequest extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong. */
  public InvalidRequest(String message) {
    super(message);
  }
}

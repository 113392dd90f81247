package io.credlake.flow;

/** A topic cannot be read; the message says why. */
public final class TopicException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TopicException(String message) {
    super(message);
  }

  TopicException(String message, Throwable cause) {
    super(message, cause);
  }
}

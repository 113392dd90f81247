package io.credlake.trino;

/** The server of a lake could not be started, stopped or set up. */
public final class TrinoException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TrinoException(String message) {
    super(message);
  }

  TrinoException(String message, Throwable cause) {
    super(message, cause);
  }
}

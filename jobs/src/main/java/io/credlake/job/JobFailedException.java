package io.credlake.job;

/** A job failed; what it had committed stays. */
public final class JobFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  JobFailedException(Throwable cause) {
    super("Cannot complete job, " + rootMessage(cause), cause);
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}

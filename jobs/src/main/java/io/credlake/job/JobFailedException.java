package io.credlake.job;

/** A job failed; what it had committed stays. */
public final class JobFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  JobFailedException(Throwable cause) {
    super(message(rootMessage(cause)), cause);
  }

  /** What says itself what cannot be done is told as it is. */
  private static String message(String root) {
    return root.startsWith("Cannot ") ? root : "Cannot complete job, " + root;
  }

  private static String rootMessage(Throwable error) {
    Throwable root = RootCause.of(error);
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}

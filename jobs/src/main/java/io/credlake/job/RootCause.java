package io.credlake.job;

/** What was behind an error in the end. */
public final class RootCause {

  private RootCause() {}

  /** The last of the causes of an error; the error itself if it has none. */
  public static Throwable of(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}

package io.credlake.cluster;

/** A cluster, or a process of it, could not be started or stopped. */
public final class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ClusterException(String message) {
    super(message);
  }

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}

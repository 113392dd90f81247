package io.credlake.job;

import java.util.List;

/** Tells why a job failed that goes on by itself. */
interface Failures extends AutoCloseable {

  /** What fails there ends its job, which tells of it. */
  Failures NONE = List::of;

  /** Those that were not told yet, the oldest first; none where nobody answers. */
  List<String> news();

  @Override
  default void close() {}
}

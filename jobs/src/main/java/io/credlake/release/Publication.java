package io.credlake.release;

import io.credlake.lake.Lake;
import java.sql.Connection;

/**
 * A step that makes what is published of a release, after everything is pinned and checked and
 * before the release is one. Rows that it writes name the creation, and count once the row of
 * ops.release is there; what a creation that died has left behind counts for nobody.
 */
public interface Publication {

  /**
   * The release that is made.
   *
   * @param point its name, day and hour
   * @param creation making of it, see ops.release
   * @param lake to write into
   * @param frozen answers from the release; closed by the caller
   * @param live answers from the lake as it stands; closed by the caller
   */
  record Release(
      ReleasePoint point, String creation, Lake lake, Connection frozen, Connection live) {}

  /** Publishes; an exception keeps the release from being made. */
  void publish(Release release) throws Exception;
}

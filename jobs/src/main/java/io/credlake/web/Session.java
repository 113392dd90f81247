package io.credlake.web;

import java.time.Instant;

/**
 * Who reads, from the first request of a browser on.
 *
 * @param id that only the browser's cookie knows
 * @param csrf token that each form must carry
 * @param user as whom Trino is asked; null: nobody signed in yet
 * @param name of who reads, as pages write it; null: nobody signed in yet
 * @param begun when it began
 */
public record Session(String id, String csrf, String user, String name, Instant begun) {

  /** Whether it is known who reads. */
  public boolean isKnown() {
    return user != null;
  }

  @Override
  public String toString() {
    return "session of " + user; // id and token are in no log
  }
}

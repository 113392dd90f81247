package io.credlake.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The sessions of the browsers. They end some time after the last request, after half a day, or
 * with the server. The id changes when somebody signs in or out.
 */
public final class Sessions {

  private static final String COOKIE = "credlake-session";
  private static final Duration LIFE = Duration.ofHours(12);
  private static final int MOST = 10_000;
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Session> open;
  private final Reader first;
  private final boolean secure;

  /**
   * Who reads.
   *
   * @param user as whom Trino is asked
   * @param name as pages write it
   */
  public record Reader(String user, String name) {}

  /**
   * No sessions yet.
   *
   * @param first who reads without having signed in; null: nobody
   * @param idle how long a session lasts without a request
   * @param secure whether cookies go over TLS only
   */
  Sessions(Reader first, Duration idle, boolean secure) {
    this.first = first;
    this.secure = secure;
    this.open = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(idle).build();
  }

  /** The session of a request; a new one if it has none. */
  Session of(Context request) {
    String id = request.cookie(COOKIE);
    Session known = id == null ? null : open.getIfPresent(id);
    return known != null && known.begun().plus(LIFE).isAfter(Instant.now())
        ? known
        : begin(request, first);
  }

  /** Begins a session under a new id, and ends the one that the request had. */
  Session begin(Context request, Reader reader) {
    end(request);
    Session session =
        new Session(
            secret(),
            secret(),
            reader == null ? null : reader.user(),
            reader == null ? null : reader.name(),
            Instant.now());
    open.put(session.id(), session);
    request.cookie(new Cookie(COOKIE, session.id(), "/", -1, secure, true, null, SameSite.LAX));
    return session;
  }

  /** Ends the session of a request. */
  void end(Context request) {
    String id = request.cookie(COOKIE);
    if (id != null) {
      open.invalidate(id);
    }
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

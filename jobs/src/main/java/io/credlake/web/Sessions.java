package io.credlake.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** The sessions of the browsers; they end some hours after the last request, or with the server. */
public final class Sessions {

  private static final String COOKIE = "credlake-session";
  private static final Duration LIFE = Duration.ofHours(12);
  private static final int MOST = 10_000;
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Session> open =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(LIFE).build();
  private final String first;
  private final boolean secure;

  /**
   * No sessions yet.
   *
   * @param first as whom who has not signed in asks
   * @param secure whether cookies go over TLS only
   */
  public Sessions(String first, boolean secure) {
    this.first = first;
    this.secure = secure;
  }

  /** The session of a request; a new one if it has none. */
  Session of(Context request) {
    String id = request.cookie(COOKIE);
    Session known = id == null ? null : open.getIfPresent(id);
    return known != null ? known : begin(request, first);
  }

  /** Begins a session under a new id, and ends the one that the request had. */
  Session begin(Context request, String user) {
    end(request);
    Session session = new Session(secret(), secret(), user);
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

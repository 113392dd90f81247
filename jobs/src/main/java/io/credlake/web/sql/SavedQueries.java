package io.credlake.web.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.web.store.PrivateFolder;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queries that users saved. Whoever may use the SQL page reads the text of all of them; what they
 * answer is for Trino to decide, for each user anew.
 */
public final class SavedQueries {

  /** Queries that a user may save. */
  static final int MOST_OF_USER = 100;

  private static final Logger LOG = LoggerFactory.getLogger(SavedQueries.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern ID = Pattern.compile("[a-z0-9]{12}");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 12;

  private final PrivateFolder folder;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** The queries in a folder. */
  public SavedQueries(PrivateFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** All of them, the newest first; one that was damaged is passed over. */
  public synchronized List<SavedQuery> all() throws IOException {
    List<SavedQuery> all = new ArrayList<>();
    for (String name : folder.names()) {
      try {
        read(name).ifPresent(all::add);
      } catch (IOException e) {
        LOG.warn("Cannot list a saved query", e);
      }
    }
    all.sort(Comparator.comparing(SavedQuery::savedAt).reversed());
    return all;
  }

  /** The query of an id; empty: there is none. */
  public synchronized Optional<SavedQuery> find(String id) throws IOException {
    return ID.matcher(id).matches() ? read(id + ".json") : Optional.empty();
  }

  private Optional<SavedQuery> read(String name) throws IOException {
    Optional<String> json = folder.read(name);
    if (json.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(json.get(), SavedQuery.class));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "Cannot read saved query, %s: %s"
              .formatted(e.getOriginalMessage(), folder.path().resolve(name)),
          e);
    }
  }

  /**
   * Saves a query under a new id.
   *
   * @throws IllegalArgumentException if it is not fit to be saved, or the user has too many
   */
  public synchronized SavedQuery add(
      String owner, String titleZh, String titleEn, String text, String release)
      throws IOException {
    long own = all().stream().filter(query -> query.owner().equals(owner)).count();
    if (own >= MOST_OF_USER) {
      throw new IllegalArgumentException(
          "Cannot save query, delete one of yours first, there are: " + own);
    }
    return write(newId(), owner, titleZh, titleEn, text, release);
  }

  /**
   * Saves a query in the place of another of the same user.
   *
   * @throws IllegalArgumentException if there is none of that id of the user
   */
  public synchronized SavedQuery replace(
      String id, String owner, String titleZh, String titleEn, String text, String release)
      throws IOException {
    own(id, owner, "change");
    return write(id, owner, titleZh, titleEn, text, release);
  }

  /**
   * Deletes a query.
   *
   * @throws IllegalArgumentException if there is none of that id of the user
   */
  public synchronized void delete(String id, String owner) throws IOException {
    folder.delete(own(id, owner, "delete").id() + ".json");
  }

  private SavedQuery own(String id, String owner, String what) throws IOException {
    return find(id)
        .filter(query -> query.owner().equals(owner))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot %s saved query, you have none of this id: %s".formatted(what, id)));
  }

  private SavedQuery write(
      String id, String owner, String titleZh, String titleEn, String text, String release)
      throws IOException {
    SavedQuery query =
        new SavedQuery(id, owner, titleZh, titleEn, text, release, clock.instant().toString());
    folder.write(id + ".json", JSON.writeValueAsString(query));
    return query;
  }

  private String newId() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}

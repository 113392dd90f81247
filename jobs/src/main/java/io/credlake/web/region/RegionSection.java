package io.credlake.web.region;

import io.credlake.rate.IndexFigures;
import io.credlake.rate.Place;
import io.credlake.rate.ProgressFigures;
import io.credlake.web.Query;
import java.util.List;
import java.util.Locale;

/** What the profile of a province tells, each with the query that its figures were asked by. */
public enum RegionSection {
  /** Scores and ranks of the index and its parts, over all years. */
  SCORES(IndexFigures.OF_REGION),
  /** What indicators add to the score. */
  CONTRIBUTIONS(IndexFigures.CONTRIBUTIONS),
  /** Why the score changed. */
  CHANGES(IndexFigures.CHANGES),
  /** Organisations covered, by year. */
  COVERAGE(RegionReader.COVERAGE),
  /** Organisations covered, by key field. */
  FIELDS(RegionReader.FIELDS),
  /** How the commitments of each part stand. */
  COMMITMENTS(ProgressFigures.PARTS),
  /** What was delivered. */
  SENDERS(RegionReader.SENDERS),
  /** What was not. */
  GAPS(RegionReader.GAPS);

  private final String sql;

  RegionSection(String sql) {
    this.sql = sql;
  }

  /** Its name in addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it tells of an index. */
  boolean isOfIndex() {
    return this == SCORES || this == CONTRIBUTIONS || this == CHANGES;
  }

  /**
   * Its query.
   *
   * @param framework of the index; null where it tells of none
   */
  public Query query(String framework, Place place, int year) {
    return switch (this) {
      case SCORES -> new Query(sql, List.of(framework, place.code()));
      case CONTRIBUTIONS, CHANGES -> new Query(sql, List.of(framework, place.code(), (long) year));
      default -> new Query(sql, List.of(place.code(), (long) year));
    };
  }

  /** Where its rows are had from, under the profile. */
  public String download(Place place) {
    return "/regions/%s/%s.csv".formatted(place.code(), key());
  }
}

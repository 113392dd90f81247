package io.credlake.lake;

import io.credlake.fact.ReleaseTables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/** The releases of a lake, as its tables tell them past all views. */
public final class ReleaseLog {

  private final Lake lake;

  /** The log of a lake; its tables are made if they are not there. */
  public ReleaseLog(Lake lake) {
    this.lake = lake;
    ReleaseTables.ALL.forEach(lake::table);
  }

  /**
   * A release.
   *
   * @param creation making of it; its rows in other tables name it
   * @param asOf last day of event time that it speaks of
   * @param embargoUntil null: readers see it at once
   * @param reason null: nothing was said
   * @param supersedes null: it corrects no other
   * @param program version of the program
   * @param digests SHA-256 by what was digested: {@link #DIGESTS}, in their order
   * @param withdrawnBecause null: it was not withdrawn
   */
  public record Entry(
      String name,
      String creation,
      LocalDate asOf,
      Instant createdAt,
      Instant embargoUntil,
      String reason,
      String supersedes,
      String program,
      Map<String, String> digests,
      String withdrawnBecause) {

    /** The schema of its frozen views. */
    public String schema() {
      return FrozenViews.schemaOf(name);
    }
  }

  /** What is digested of a release, in the order of the columns. */
  public static final List<String> DIGESTS =
      List.of("feeds", "codes", "plan", "indicators", "index", "coverage", "views", "tables");

  /** What became of a release. */
  public record Event(Instant at, String event, String reason, String who) {}

  /** All releases, the oldest first. */
  public List<Entry> all() {
    Map<String, String> withdrawn = new HashMap<>();
    lake.read(
        ReleaseTables.EVENTS,
        Expressions.equal("event", "withdrawn"),
        List.of(),
        row -> withdrawn.put(text(row, "creation"), text(row, "reason")));
    List<Entry> all = new ArrayList<>();
    lake.read(
        ReleaseTables.RELEASES,
        Expressions.alwaysTrue(),
        List.of(),
        row -> all.add(entry(row, withdrawn.get(text(row, "creation")))));
    all.sort(Comparator.comparing(Entry::createdAt));
    return all;
  }

  /** From when on readers see releases, by schema; those that were withdrawn are not there. */
  public Map<String, Instant> outFrom() {
    Map<String, Instant> out = new TreeMap<>();
    for (Entry release : all()) {
      if (release.withdrawnBecause() == null) {
        out.put(
            release.schema(),
            release.embargoUntil() == null ? release.createdAt() : release.embargoUntil());
      }
    }
    return out;
  }

  /** The release of a name, if there is one. */
  public Optional<Entry> find(String name) {
    return all().stream().filter(entry -> entry.name().equals(name)).findAny();
  }

  private static Entry entry(Record row, String withdrawnBecause) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String digest : DIGESTS) {
      digests.put(digest, text(row, digest.equals("tables") ? "digest" : digest + "_digest"));
    }
    return new Entry(
        text(row, "release"),
        text(row, "creation"),
        (LocalDate) row.getField("as_of"),
        instant(row, "created_at"),
        instant(row, "embargo_until"),
        text(row, "reason"),
        text(row, "supersedes"),
        text(row, "program"),
        Collections.unmodifiableMap(digests),
        withdrawnBecause);
  }

  /** The events of a release in their order. */
  public List<Event> events(Entry release) {
    List<Event> events = new ArrayList<>();
    lake.read(
        ReleaseTables.EVENTS,
        Expressions.equal("creation", release.creation()),
        List.of(),
        row ->
            events.add(
                new Event(
                    instant(row, "at"),
                    text(row, "event"),
                    text(row, "reason"),
                    text(row, "who"))));
    events.sort(Comparator.comparing(Event::at));
    return events;
  }

  /** What a release pins, by table. */
  public List<LakePoint.Pinned> pinned(Entry release) {
    List<LakePoint.Pinned> pinned = new ArrayList<>();
    lake.read(
        ReleaseTables.PINNED,
        Expressions.equal("creation", release.creation()),
        List.of(),
        row ->
            pinned.add(
                new LakePoint.Pinned(
                    text(row, "table_name"),
                    (Long) row.getField("snapshot_id"),
                    (Long) row.getField("rows"),
                    (Long) row.getField("files"),
                    (Long) row.getField("bytes"),
                    text(row, "digest"))));
    pinned.sort(Comparator.comparing(LakePoint.Pinned::table));
    return pinned;
  }

  /** Writes a release down: what it pins and its event first, and its own row last. */
  public void add(Entry release, String tag, List<LakePoint.Pinned> pinned, String who) {
    lake.append(
        ReleaseTables.PINNED,
        pinned.stream()
            .map(
                one ->
                    new Object[] {
                      release.name(),
                      release.creation(),
                      one.table(),
                      tag,
                      one.snapshotId(),
                      one.rows(),
                      one.files(),
                      one.bytes(),
                      one.digest()
                    })
            .toList());
    add(release, new Event(release.createdAt(), "created", release.reason(), who));
    List<Object> row =
        new ArrayList<>(
            Arrays.asList(
                release.name(),
                release.creation(),
                release.asOf(),
                utc(release.createdAt()),
                release.embargoUntil() == null ? null : utc(release.embargoUntil()),
                release.reason(),
                release.supersedes(),
                release.program()));
    DIGESTS.forEach(digest -> row.add(release.digests().get(digest)));
    lake.append(ReleaseTables.RELEASES, List.<Object[]>of(row.toArray()));
  }

  /** Adds an event to the life of a release. */
  public void add(Entry release, Event event) {
    lake.append(
        ReleaseTables.EVENTS,
        List.<Object[]>of(
            new Object[] {
              release.name(),
              release.creation(),
              utc(event.at()),
              event.event(),
              event.reason(),
              event.who()
            }));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(Record row, String column) {
    OffsetDateTime time = (OffsetDateTime) row.getField(column);
    return time == null ? null : time.toInstant();
  }

  private static String text(Record row, String column) {
    return (String) row.getField(column);
  }
}

package io.credlake.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What was said of one organisation: when it is in the registers, and when a record covers it. */
final class Organisation {

  private final Map<Integer, Map<String, Version>> versions = new TreeMap<>();
  private final Map<Long, Entry> entries = new HashMap<>();

  /** A time in which it is in the registers, in one place and of one kind. */
  private record Presence(
      int from, int to, String province, String city, String kind, String section) {}

  /** Adds a statement; of two about the same thing the later one counts. */
  void add(Statement statement) {
    switch (statement) {
      case Version version ->
          versions
              .computeIfAbsent(version.from(), day -> new HashMap<>())
              .merge(version.feed(), version, (a, b) -> Version.LATER.compare(a, b) < 0 ? b : a);
      case Entry entry ->
          entries.merge(entry.key(), entry, (a, b) -> a.order().compareTo(b.order()) < 0 ? b : a);
    }
  }

  /** Tells the changes by which it appears in the cells. */
  void count(Change change) {
    List<Presence> presences = presences();
    if (presences.isEmpty()) {
      return;
    }
    Covered covered = covered();
    for (Presence presence : presences) {
      count(presence, covered, change);
    }
  }

  private static void count(Presence presence, Covered covered, Change change) {
    Cell all = cell(presence, Facet.ALL, "");
    Cell industry = cell(presence, Facet.INDUSTRY, presence.section());
    for (Cell cell : List.of(all, industry)) {
      tell(cell, presence.from(), presence.to(), 1, 0, change);
      count(cell, presence, covered.all, change);
    }
    covered.byField.forEach(
        (field, months) -> count(cell(presence, Facet.FIELD, field), presence, months, change));
    covered.byDepartment.forEach(
        (department, months) ->
            count(cell(presence, Facet.DEPARTMENT, department), presence, months, change));
  }

  private static void count(Cell cell, Presence presence, Intervals months, Change change) {
    months.within(presence.from(), presence.to(), (from, to) -> tell(cell, from, to, 0, 1, change));
  }

  private static void tell(Cell cell, int from, int to, int subjects, int covered, Change change) {
    change.at(cell, from, subjects, covered);
    if (to < Months.NEVER) {
      change.at(cell, to, -subjects, -covered);
    }
  }

  private static Cell cell(Presence presence, Facet facet, String member) {
    return new Cell(presence.province(), presence.city(), presence.kind(), facet, member);
  }

  /**
   * Versions one after the other; each holds until the next one begins, or until it ends itself.
   */
  private List<Presence> presences() {
    List<Version> merged = new ArrayList<>();
    for (Map<String, Version> ofDay : versions.values()) {
      Version version = merge(ofDay);
      if (version != null) {
        merged.add(version);
      }
    }
    List<Presence> presences = new ArrayList<>();
    for (int i = 0; i < merged.size(); i++) {
      Version version = merged.get(i);
      int to = version.to() == null ? Months.NEVER : Months.of(version.to());
      if (i + 1 < merged.size()) {
        to = Math.min(to, Months.of(merged.get(i + 1).from()));
      }
      int from = Months.of(version.from());
      if (from < to && !version.isEnd()) {
        presences.add(
            new Presence(
                from, to, version.province(), version.city(), version.kind(), version.section()));
      }
    }
    return presences;
  }

  /**
   * What registers say of one day, together: each attribute by the latest that tells it, because a
   * register with fewer columns does not deny those of another. Null if all was withdrawn.
   */
  private static Version merge(Map<String, Version> ofDay) {
    List<Version> latestFirst =
        ofDay.values().stream()
            .filter(version -> !version.withdrawn())
            .sorted(Version.LATER.reversed())
            .toList();
    if (latestFirst.size() < 2) {
      return latestFirst.isEmpty() ? null : latestFirst.getFirst();
    }
    Version latest = latestFirst.getFirst();
    Version placed =
        latestFirst.stream()
            .filter(version -> !version.city().isEmpty())
            .findFirst()
            .orElse(latest);
    return new Version(
        latest.identifier(),
        latest.feed(),
        latest.from(),
        latestFirst.stream().map(Version::to).filter(to -> to != null).findFirst().orElse(null),
        placed.province(),
        placed.city(),
        first(latestFirst, Version::kind),
        first(latestFirst, Version::section),
        first(latestFirst, Version::status),
        false,
        latest.resolved(),
        latest.order());
  }

  private static String first(List<Version> versions, Function<Version, String> attribute) {
    return versions.stream().map(attribute).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  /** Months in which records are in force. */
  private static final class Covered {
    final Intervals all = new Intervals();
    final Map<String, Intervals> byField = new TreeMap<>();
    final Map<String, Intervals> byDepartment = new TreeMap<>();

    void add(String field, String department, int from, int to) {
      all.add(from, to);
      add(byField, field, from, to);
      add(byDepartment, department, from, to);
    }

    private static void add(Map<String, Intervals> by, String member, int from, int to) {
      if (!member.isEmpty()) {
        by.computeIfAbsent(member, m -> new Intervals()).add(from, to);
      }
    }
  }

  private Covered covered() {
    List<Entry> endings =
        entries.values().stream()
            .filter(entry -> entry.isEnding() && !entry.withdrawn())
            .sorted(Comparator.comparingInt(Entry::from))
            .toList();
    Covered covered = new Covered();
    for (Entry entry : entries.values()) {
      if (!entry.isEnding() && !entry.withdrawn()) {
        int end = Math.min(entry.to(), end(entry, endings));
        covered.add(entry.field(), entry.department(), entry.from(), end);
      }
    }
    return covered;
  }

  /** The month in which the first of the endings of a record ends it. */
  private static int end(Entry entry, List<Entry> endings) {
    if (entry.document() != 0) {
      for (Entry ending : endings) {
        if (ending.refersTo() == entry.document() && ending.scope().endsThoseOf(entry.scope())) {
          return ending.from();
        }
      }
    }
    return Months.NEVER;
  }
}

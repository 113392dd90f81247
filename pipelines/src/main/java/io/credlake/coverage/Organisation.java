package io.credlake.coverage;

import io.credlake.code.Months;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** What was said of one organisation: when it is in the registers, and when a record covers it. */
final class Organisation {

  private final NavigableMap<Integer, Map<String, Version>> versions = new TreeMap<>();
  private final Map<Long, Entry> entries = new HashMap<>();
  private Settled settled = new Settled();

  /** What is settled of it; nothing at first. */
  void settled(Settled past) {
    settled = past;
  }

  /** Adds a statement; of two about the same thing the later one counts. */
  void add(Told statement) {
    switch (statement) {
      case Version version ->
          versions
              .computeIfAbsent(version.from(), day -> new HashMap<>())
              .merge(version.feed(), version, (a, b) -> Version.LATER.compare(a, b) < 0 ? b : a);
      case Entry entry ->
          entries.merge(entry.key(), entry, (a, b) -> a.order().compareTo(b.order()) < 0 ? b : a);
    }
  }

  /** How it appears in the cells. */
  Appearance appearance() {
    return new Appearance(presences(), covered());
  }

  /**
   * Versions one after the other; each holds until the next one begins, or until it ends itself.
   */
  private List<Presence> presences() {
    List<Presence> presences = new ArrayList<>(settled.presences());
    List<Version> merged = merged();
    for (int i = 0; i < merged.size(); i++) {
      add(merged, i, presences::add);
    }
    return presences;
  }

  /** What registers say, day by day. */
  private List<Version> merged() {
    List<Version> merged = new ArrayList<>();
    for (Map<String, Version> ofDay : versions.values()) {
      Version version = merge(ofDay);
      if (version != null) {
        merged.add(version);
      }
    }
    return merged;
  }

  private static void add(List<Version> merged, int at, Consumer<Presence> presences) {
    Version version = merged.get(at);
    int to = version.to() == null ? Months.NEVER : Months.of(version.to());
    if (at + 1 < merged.size()) {
      to = Math.min(to, Months.of(merged.get(at + 1).from()));
    }
    int from = Months.of(version.from());
    if (from < to && !version.isEnd()) {
      presences.accept(
          new Presence(
              from, to, version.province(), version.city(), version.kind(), version.section()));
    }
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

  private Covered covered() {
    List<Entry> endings = endings();
    Covered covered = new Covered();
    covered.addAll(settled.covered());
    for (Entry entry : entries.values()) {
      if (!entry.isEnding() && !entry.withdrawn()) {
        covered.add(entry.field(), entry.department(), entry.from(), end(entry, endings));
      }
    }
    return covered;
  }

  private List<Entry> endings() {
    return entries.values().stream()
        .filter(entry -> entry.isEnding() && !entry.withdrawn())
        .sorted(Comparator.comparingInt(Entry::from))
        .toList();
  }

  /**
   * Settles what ended in a month or before.
   *
   * @param creditCode of the organisation
   */
  void settle(int horizon, String creditCode) {
    settled.advanceTo(horizon, creditCode);
    settleVersions(horizon);
    settleEntries(horizon);
  }

  /** Whether what a statement is about is not settled. */
  boolean holds(Told statement) {
    return switch (statement) {
      case Version version ->
          versions.getOrDefault(version.from(), Map.of()).containsKey(version.feed());
      case Entry entry -> entries.containsKey(entry.key());
    };
  }

  /** Settles the versions that another one followed by then: that one holds for longer. */
  private void settleVersions(int horizon) {
    List<Version> merged = merged();
    int at = 0;
    while (at + 1 < merged.size() && Months.of(merged.get(at + 1).from()) <= horizon) {
      add(merged, at++, settled::add);
    }
    if (at > 0) {
      int first = merged.get(at).from();
      versions.headMap(first, false).clear();
      settled.versionsUpTo(first);
    }
  }

  private void settleEntries(int horizon) {
    List<Entry> endings = endings();
    Map<Entry, Integer> past = new HashMap<>();
    for (Entry entry : entries.values()) {
      int end =
          entry.withdrawn()
              ? Months.of(entry.day())
              : entry.isEnding() ? entry.from() : end(entry, endings);
      if (end <= horizon) {
        past.put(entry, end);
      }
    }
    past.forEach(
        (entry, end) -> {
          settled.add(entry, end);
          entries.remove(entry.key());
        });
  }

  /** The month in which a record ends, by itself or by the first of its endings. */
  private static int end(Entry entry, List<Entry> endings) {
    if (entry.document() != 0) {
      for (Entry ending : endings) {
        if (ending.refersTo() == entry.document() && ending.scope().endsThoseOf(entry.scope())) {
          return Math.min(entry.to(), ending.from());
        }
      }
    }
    return entry.to();
  }
}

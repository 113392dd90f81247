package io.credlake.report.annual;

import io.credlake.release.ReleaseNote;
import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Card;
import io.credlake.report.annual.AnnualFigures.Contribution;
import io.credlake.report.annual.AnnualFigures.Covered;
import io.credlake.report.annual.AnnualFigures.Index;
import io.credlake.report.annual.AnnualFigures.Pair;
import io.credlake.report.annual.AnnualFigures.Score;
import io.credlake.report.annual.AnnualFigures.Sender;
import io.credlake.report.query.Names;
import io.credlake.report.query.Names.Name;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures that a test makes up; what it does not set is empty. */
final class Figures {

  static final String ZHEJIANG = "330000";
  static final ReleaseNote RELEASE =
      new ReleaseNote(
          "r",
          LocalDate.of(2019, 3, 31),
          Instant.parse("2019-04-01T00:00:00Z"),
          "credlake",
          null,
          null);

  final List<Card> cards = new ArrayList<>();
  final List<Covered> coverage = new ArrayList<>();
  final List<Index> indices = new ArrayList<>();
  final List<Score> scores = new ArrayList<>();
  final List<Pair> pairs = new ArrayList<>();
  final List<Contribution> contributions = new ArrayList<>();
  final List<Sender> senders = new ArrayList<>();

  /** Counts of statuses in the order of the scorecard, the others zero. */
  Figures card(int year, String region, long achieved, long regressing, long notAssessable) {
    cards.add(
        new Card(
            "all",
            "all",
            region,
            year,
            List.of(achieved, 0L, 0L, 0L, regressing, 0L, 0L, 0L, 0L, notAssessable)));
    return this;
  }

  Figures index() {
    indices.add(
        new Index(
            "integrity",
            new Name("诚信指数", "Integrity"),
            null,
            1,
            "d",
            "1",
            null,
            1000,
            0.9,
            7,
            "2019-04-01T00:00:00Z"));
    return this;
  }

  Figures score(String region, double score, long rank, long low, long high, long of) {
    return score(
        "integrity", null, new Name("诚信指数", "Integrity"), region, score, rank, low, high, of);
  }

  /** A part of the index in which a province is the last of three for sure. */
  Figures part(String node, String parent, String name, String region) {
    return score(node, parent, new Name(name, name), region, 40, 3, 3, 3, 3);
  }

  private Figures score(
      String node,
      String parent,
      Name name,
      String region,
      double score,
      long rank,
      long low,
      long high,
      long of) {
    scores.add(
        new Score(
            "integrity",
            node,
            parent,
            name,
            region,
            2018,
            null,
            score,
            score - 1,
            score + 1,
            rank,
            low,
            high,
            of,
            "A",
            1.0,
            3,
            3,
            0));
    return this;
  }

  AnnualFigures figures() {
    Map<String, Name> provinces = new TreeMap<>();
    provinces.put("110000", new Name("北京", "Beijing"));
    provinces.put(ZHEJIANG, new Name("浙江", "Zhejiang"));
    provinces.put("630000", new Name("青海", "Qinghai"));
    return new AnnualFigures(
        2018,
        new Names(provinces, provinces, Map.of(), Map.of()),
        List.of(),
        List.of(),
        cards,
        List.of(),
        coverage,
        List.of(),
        List.of(),
        indices,
        scores,
        pairs,
        contributions,
        List.of(),
        senders,
        List.of(),
        List.of(),
        List.of());
  }

  Edition edition(String region, Language language) {
    return new Edition(figures(), region, language, RELEASE);
  }
}

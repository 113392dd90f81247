package io.credlake.report.annual;

import io.credlake.code.Region;
import io.credlake.release.ReleaseNote;
import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Basis;
import io.credlake.report.annual.AnnualFigures.Card;
import io.credlake.report.annual.AnnualFigures.Covered;
import io.credlake.report.annual.AnnualFigures.Promise;
import io.credlake.report.annual.AnnualFigures.Score;
import io.credlake.report.annual.AnnualFigures.Sender;
import io.credlake.report.annual.AnnualFigures.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The assessment of one region in one language, and what its chapters share.
 *
 * @param region 000000 for the nation, or a province
 */
record Edition(AnnualFigures figures, String region, Language language, ReleaseNote release) {

  boolean isNation() {
    return region.equals(Region.NATION);
  }

  int year() {
    return figures.year();
  }

  String say(String zh, String en, Object... arguments) {
    return language.say(zh, en, arguments);
  }

  String of(String zh, String en) {
    return language.of(zh, en);
  }

  String name(String region) {
    return figures.names().region(region, language);
  }

  String department(String code) {
    return figures.names().department(code, language);
  }

  /**
   * Departments in a narrow column: by short names, or the codes that stand for long English ones.
   */
  String senders(List<String> codes) {
    int most = 3;
    return language == Language.ZH
        ? language.list(codes.stream().map(this::department).toList(), most)
        : language.list(codes, most);
  }

  /** A count with its English noun; Chinese nouns do not change. */
  static String many(long count, String noun) {
    return count == 1 ? "1 " + noun : count + " " + noun + "s";
  }

  /** Where a figure comes from, and as of when. */
  String source(String... views) {
    return say(
        "来源：%s；版本：%s；数据截至%s。",
        "Source: %s; release: %s; data as of %s.",
        String.join(of("、", ", "), views),
        language.title(release),
        language.day(release.asOf()));
  }

  /** How the commitments stood at the end of a year; empty if they are not assessed. */
  Optional<Card> card(int year) {
    return figures.cards().stream()
        .filter(card -> card.scope().equals("all"))
        .filter(card -> card.region().equals(region) && card.year() == year)
        .findFirst();
  }

  List<Card> cards(String scope) {
    return figures.cards().stream()
        .filter(card -> card.scope().equals(scope))
        .filter(card -> card.region().equals(region) && card.year() == year())
        .toList();
  }

  List<Standing> standings() {
    return figures.standings().stream().filter(s -> s.region().equals(region)).toList();
  }

  /** Commitments by id, in the order of the text. */
  Map<String, Promise> promises() {
    return figures.promises().stream()
        .collect(
            Collectors.toMap(
                Promise::id, Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
  }

  Optional<Covered> covered(String region, int year) {
    return figures.coverage().stream()
        .filter(c -> c.region().equals(region) && c.year() == year)
        .findFirst();
  }

  /** All scores of an index itself in a year, by rank. */
  List<Score> ranking(String framework, int year) {
    return figures.scores().stream()
        .filter(s -> s.framework().equals(framework) && s.parent() == null && s.year() == year)
        .toList();
  }

  /** The province's own score of an index in a year. */
  Optional<Score> score(String framework, int year) {
    return ranking(framework, year).stream().filter(s -> s.region().equals(region)).findFirst();
  }

  /** Provinces that an index cannot tell from this one. */
  List<String> likes(String framework, String region) {
    return figures.pairs().stream()
        .filter(pair -> pair.framework().equals(framework))
        .filter(pair -> pair.region().equals(region) || pair.other().equals(region))
        .map(pair -> pair.region().equals(region) ? pair.other() : pair.region())
        .sorted()
        .toList();
  }

  List<Sender> senders() {
    return figures.senders().stream().filter(s -> s.region().equals(region)).toList();
  }

  Optional<Basis> basis() {
    return figures.bases().stream().filter(b -> b.region().equals(region)).findFirst();
  }

  /** A rank with its interval; never one without the other. */
  String rank(Score score) {
    return score.rank() == null
        ? Terms.reason(language, score.reason())
        : say("%d (%d–%d)", "%d (%d–%d)", score.rank(), score.rankLow(), score.rankHigh());
  }

  /** A score with its interval, or why there is none. */
  String scored(Score score) {
    return score.score() == null
        ? Terms.reason(language, score.reason())
        : say(
            "%s (%s–%s)",
            "%s (%s–%s)",
            language.fixed(score.score(), 1),
            language.fixed(score.low(), 1),
            language.fixed(score.high(), 1));
  }
}

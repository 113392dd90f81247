package io.credlake.report.annual;

import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Card;
import io.credlake.report.annual.AnnualFigures.Covered;
import io.credlake.report.annual.AnnualFigures.Reach;
import io.credlake.report.annual.AnnualFigures.Score;
import io.credlake.report.annual.AnnualFigures.Sender;
import io.credlake.report.annual.AnnualFigures.Standing;
import io.credlake.report.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the figures say in words; each sentence is true of any figures, also of none. */
final class Summary {

  private Summary() {}

  static Section of(Edition edition) {
    return Section.titled(edition.of("总体评价", "Summary"))
        .say(progress(edition))
        .say(reasons(edition))
        .say(coverage(edition))
        .say(reach(edition))
        .say(index(edition))
        .say(quality(edition))
        .say(missing(edition))
        .build();
  }

  /** How many commitments stand how; how many cannot be assessed is always told. */
  static String progress(Edition edition) {
    Optional<Card> found = edition.card(edition.year());
    if (found.isEmpty() || found.get().commitments() == 0) {
      return edition.say(
          "%d年底没有任何任务的评估结果。", "No commitment is assessed at the end of %d.", edition.year());
    }
    Card card = found.get();
    Language language = edition.language();
    List<String> words = new ArrayList<>();
    for (String status : AnnualFigures.STATUSES) {
      long count = card.count(status);
      if (count > 0 && !status.equals("not_assessable")) {
        words.add(edition.say("%2$s%1$d项", "%1$d %2$s", count, Terms.status(language, status)));
      }
    }
    String told =
        words.isEmpty() ? edition.of("没有一项可以评估", "none can be assessed") : language.list(words);
    String text =
        edition.say(
            "截至%1$d年底，《纲要》%2$s任务%3$d项中，%4$s；无法评估%5$d项，占%6$s。",
            "At the end of %1$d, of the %3$d commitments of the outline%2$s: %4$s; %5$d cannot be"
                + " assessed, that is %6$s.",
            edition.year(),
            edition.isNation()
                ? edition.of("全国", "")
                : edition.say("在%s的", " in %s", edition.name(edition.region())),
            card.commitments(),
            told,
            card.count("not_assessable"),
            language.percent(card.count("not_assessable"), card.commitments()));
    return 2 * card.count("not_assessable") > card.commitments()
        ? text
            + edition.of(
                "无法评估的任务超过半数，以上状态不足以代表总体进展。",
                " As more than half cannot be assessed, the others do not speak for the whole.")
        : text;
  }

  /** Why commitments cannot be assessed, the most frequent reason first. */
  static String reasons(Edition edition) {
    Map<String, Long> reasons = new TreeMap<>();
    for (Standing standing : edition.standings()) {
      if (standing.status().equals("not_assessable") && standing.reason() != null) {
        reasons.merge(standing.reason(), 1L, Long::sum);
      }
    }
    if (reasons.isEmpty()) {
      return "";
    }
    List<String> words =
        reasons.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(
                entry ->
                    edition.say(
                        "%s%d项",
                        "%s (%d)",
                        Terms.reason(edition.language(), entry.getKey()),
                        entry.getValue()))
            .toList();
    return edition.say("无法评估的原因：%s。", "Reasons why not: %s.", edition.language().list(words));
  }

  /** How many organisations are covered, and how that changed. */
  static String coverage(Edition edition) {
    Optional<Covered> now = edition.covered(edition.region(), edition.year());
    if (now.isEmpty() || now.get().subjects() == 0) {
      return edition.say(
          "%d年末没有在册主体数据，覆盖率无法计算。",
          "No organisation is in the registers at the end of %d: there is no rate of coverage.",
          edition.year());
    }
    Language language = edition.language();
    Covered covered = now.get();
    String text =
        edition.say(
            "年末在册主体%1$s家，其中%2$s家至少有一条有效的信用记录，主体覆盖率%3$s",
            "Of %1$s organisations in the registers at the end of the year, %2$s have a record in"
                + " force: a coverage of %3$s",
            language.count(covered.subjects()),
            language.count(covered.covered()),
            language.percent(covered.covered(), covered.subjects()));
    Optional<Covered> before =
        edition.covered(edition.region(), edition.year() - 1).filter(c -> c.subjects() > 0);
    return text
        + before
            .map(
                b ->
                    edition.say(
                        "，上年末为%s，变动%s。",
                        ", after %s the year before (%s).",
                        language.percent(b.covered(), b.subjects()),
                        language.points(
                            (double) covered.covered() / covered.subjects(),
                            (double) b.covered() / b.subjects())))
            .orElse(edition.of("；上年末无数据，不作比较。", "; the year before is not known."));
  }

  /** How far the network reaches; told of the nation only. */
  static String reach(Edition edition) {
    if (!edition.isNation()) {
      return "";
    }
    List<String> words = new ArrayList<>();
    for (Reach reach : edition.figures().reach()) {
      if (reach.reached() != null && reach.all() != null && reach.all() > 0) {
        words.add(
            edition.say(
                "%1$s%2$s（%3$s／%4$s）",
                "%1$s %2$s (%3$s of %4$s)",
                CoverageChapter.reached(edition, reach.what()),
                edition.language().percent(reach.reached(), reach.all()),
                edition.language().count(reach.reached()),
                edition.language().count(reach.all())));
      }
    }
    return words.isEmpty()
        ? edition.of("信息类别和区域覆盖情况没有数据。", "Nothing is known of categories and regions reached.")
        : edition.say("网络覆盖：%s。", "Reach of the network: %s.", edition.language().list(words));
  }

  /** The main index, a rank never without its interval. */
  static String index(Edition edition) {
    if (edition.figures().indices().isEmpty()) {
      return edition.of("没有计算任何指数。", "No index was computed.");
    }
    AnnualFigures.Index index = edition.figures().indices().getFirst();
    String name = index.name().in(edition.language());
    List<Score> scored =
        edition.ranking(index.framework(), edition.year()).stream()
            .filter(score -> score.score() != null)
            .toList();
    if (scored.isEmpty()) {
      return edition.say("%s在%d年没有得分。", "%s: no province has a score in %d.", name, edition.year());
    }
    if (edition.isNation()) {
      long pairs =
          edition.figures().pairs().stream()
              .filter(pair -> pair.framework().equals(index.framework()))
              .count();
      long all = (long) scored.size() * (scored.size() - 1) / 2;
      return edition.say(
          "%1$s：%2$d个地区有得分，从%3$s到%4$s；在%5$s对地区中，%6$s对（%7$s）不可区分，位次须与区间一并阅读。",
          "%1$s: %2$d provinces have a score, from %3$s to %4$s; of %5$s pairs of provinces %6$s"
              + " (%7$s) cannot be told apart, so read a rank with its interval only.",
          name,
          scored.size(),
          edition.language().fixed(extreme(scored, false), 1),
          edition.language().fixed(extreme(scored, true), 1),
          edition.language().count(all),
          edition.language().count(pairs),
          edition.language().percent(pairs, all));
    }
    return edition
        .score(index.framework(), edition.year())
        .filter(score -> score.score() != null)
        .map(
            score ->
                edition.say(
                    "%1$s得分%2$s，在%3$d个地区中位次%4$s；与%5$d个地区不可区分。",
                    "%1$s: score %2$s, rank %4$s of %3$d; it cannot be told from %6$s.",
                    name,
                    edition.scored(score),
                    score.ranked(),
                    edition.rank(score),
                    edition.likes(index.framework(), edition.region()).size(),
                    Edition.many(
                        edition.likes(index.framework(), edition.region()).size(),
                        "other province")))
        .orElse(edition.say("%s没有本地区得分。", "%s: the province has no score.", name));
  }

  private static double extreme(List<Score> scored, boolean largest) {
    var scores = scored.stream().mapToDouble(Score::score);
    return (largest ? scores.max() : scores.min()).orElseThrow();
  }

  /** What was delivered, and how well. */
  static String quality(Edition edition) {
    List<Sender> senders = // of others a sample may tell
        edition.senders().stream().filter(sender -> sender.deliveries() > 0).toList();
    if (senders.isEmpty()) {
      return edition.say("%d年没有收到报送。", "Nothing was delivered in %d.", edition.year());
    }
    Language language = edition.language();
    long rows = senders.stream().mapToLong(Sender::rows).sum();
    long rejected = senders.stream().mapToLong(Sender::rejected).sum();
    long judged = senders.stream().mapToLong(s -> s.judged() == null ? 0 : s.judged()).sum();
    long late = senders.stream().mapToLong(s -> s.late() == null ? 0 : s.late()).sum();
    return edition.say(
            "%1$d年%2$d个部门报送%3$s行，合规率%4$s（拒收%5$s行）",
            "In %1$d, %6$s delivered %3$s rows; %4$s conform (%5$s were rejected)",
            edition.year(),
            senders.size(),
            language.count(rows),
            language.percent(rows - rejected, rows),
            language.count(rejected),
            Edition.many(senders.size(), "department"))
        + (judged == 0
            ? edition.of("；没有可判断时限的记录。", "; no record's timeliness could be judged.")
            : edition.say(
                "；可判断时限的%1$s条记录中迟报%2$s条，迟报率%3$s。",
                "; of %1$s records whose timeliness could be judged %2$s were late, that is %3$s.",
                language.count(judged),
                language.count(late),
                language.percent(late, judged)));
  }

  /** How much was expected and did not come. */
  static String missing(Edition edition) {
    List<AnnualFigures.Gap> gaps = MissingChapter.gaps(edition);
    if (gaps.isEmpty()) {
      return edition.isNation()
          ? edition.of("没有缺报。", "No delivery that was expected is missing.")
          : edition.of(
              "本地区平台没有缺报；部门的缺报见全国版。",
              "The platform of the region missed no delivery; what departments missed is in the"
                  + " edition of the nation.");
    }
    long sources = gaps.stream().map(AnnualFigures.Gap::feed).distinct().count();
    return edition.say(
        "缺报：%1$d个数据源在%2$d年共缺报%3$d个报送月。",
        "Missing: %4$s delivered nothing for %3$d months of %2$d in all.",
        sources,
        edition.year(),
        gaps.stream().mapToLong(AnnualFigures.Gap::months).sum(),
        Edition.many(sources, "source"));
  }
}

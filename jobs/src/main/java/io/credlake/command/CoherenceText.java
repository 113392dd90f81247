package io.credlake.command;

import io.credlake.rate.CoherenceFigures;
import io.credlake.rate.CoherenceFigures.Branch;
import io.credlake.rate.CoherenceFigures.Link;
import io.credlake.trino.query.ResultFormat;
import java.io.PrintWriter;
import java.util.List;

/** How the coherence of an index is written. */
final class CoherenceText {

  private static final int MOST = 30;

  private CoherenceText() {}

  /** Branches, then what calls for attention. */
  static void print(CoherenceFigures figures, PrintWriter out) {
    branches(figures.branches()).print(ResultFormat.TABLE, out);
    out.println();
    List<Link> links = figures.links();
    if (links.isEmpty()) {
      out.println("No correlation calls for attention 无异常相关");
      return;
    }
    out.println(
        "Correlations that call for attention 需关注的相关 (%d): negative 负相关, or redundant 冗余 above 0.92"
            .formatted(links.size()));
    Listing listing =
        new Listing(
            "FLAG 标记", "NODE 节点", "", "WITH 与", "", "HOW 关系", "PEARSON", "SPEARMAN", "KENDALL");
    for (Link link : links.subList(0, Math.min(MOST, links.size()))) {
      listing.add(
          link.flag().equals("negative") ? "negative 负相关" : "redundant 冗余",
          link.node(),
          link.nameZh(),
          link.other(),
          link.otherZh(),
          link.levels() == 0 ? "siblings 同级" : "%d above 上级".formatted(link.levels()),
          Listing.rounded(link.pearson()),
          Listing.rounded(link.spearman()),
          Listing.rounded(link.kendall()));
    }
    listing.print(ResultFormat.TABLE, out);
    if (links.size() > MOST) {
      out.println(
          "… and %d more 其余略: --format csv, or policy.index_coherence"
              .formatted(links.size() - MOST));
    }
  }

  private static Listing branches(List<Branch> branches) {
    Listing listing =
        new Listing(
            "NODE 节点", "", "WEIGHT 权重", "IMPORTANCE 影响", "ALPHA 信度", "FIRST COMPONENT 第一主成分");
    for (Branch one : branches) {
      listing.add(
          one.node(),
          one.nameZh() + " " + one.nameEn(),
          IndexText.percent(one.weight()),
          IndexText.percent(one.importance()),
          Listing.rounded(one.alpha()),
          IndexText.percent(one.first())
              + (one.kept() == null
                  ? ""
                  : " (weights kept in %s of the replications 权重未重估)"
                      .formatted(IndexText.percent(one.kept()))));
    }
    return listing;
  }

  /** What calls for attention, as data. */
  static Listing data(List<Link> links) {
    Listing listing =
        new Listing("flag", "node", "other", "levels", "pearson", "spearman", "kendall");
    for (Link link : links) {
      listing.add(
          link.flag(),
          link.node(),
          link.other(),
          link.levels(),
          link.pearson(),
          link.spearman(),
          link.kendall());
    }
    return listing;
  }
}

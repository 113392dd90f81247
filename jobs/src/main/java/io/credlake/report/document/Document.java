package io.credlake.report.document;

import io.credlake.release.ReleaseNote;
import io.credlake.report.Language;
import java.util.List;

/**
 * A document before it is set: what HTML, PDF and DOCX say alike.
 *
 * @param title of the whole
 * @param subtitle region and period
 * @param issuer in whose name it is made
 * @param facts what the head tells of it, each a name and a value
 * @param release what it was made from
 */
public record Document(
    Language language,
    String title,
    String subtitle,
    String issuer,
    List<Fact> facts,
    ReleaseNote release,
    List<Section> sections) {

  /** A document that nobody changes. */
  public Document {
    facts = List.copyOf(facts);
    sections = List.copyOf(sections);
  }

  /** A line of the head. */
  public record Fact(String name, String value) {}

  /**
   * What stands on top of a document: that its counts are those of the views, small ones as well,
   * and whether it can be made again.
   */
  public String warning() {
    String use =
        language.of(
            "供机关内部使用：所列计数未经统计披露控制，含小数目；对外公布以同一版本的开放数据为准。",
            "For use within offices: counts are told as they are, small ones as well, without"
                + " disclosure control. What may be published is the open data of the release.");
    return release.isLive()
        ? language.of(
                "本文件依据实时数据生成，不是已冻结的发布版本；数据变化后无法复现，请勿引用。",
                "Made from the live lake, not from a frozen release: it cannot be made again once"
                    + " data change. Do not cite. ")
            + use
        : use;
  }
}

package io.credlake.export;

import io.credlake.dataset.Dataset;
import io.credlake.release.ReleaseNote;
import java.util.List;
import java.util.Optional;

/** What an export is, for people, in both languages. */
final class Readme {

  private Readme() {}

  static String zh(ExportPackage about) {
    ReleaseNote release = about.release();
    StringBuilder text = new StringBuilder("# 信用湖开放数据\n\n");
    text.append("发布单位：").append(about.publication().publisher().zh()).append('\n');
    text.append("发布版本：").append(release.label()).append('\n');
    text.append("数据截至：").append(release.asOf()).append('\n');
    text.append("发布日期：").append(release.createdOn()).append('\n');
    text.append("程序版本：").append(release.program()).append('\n');
    line(text, "发布原因：", release.reason());
    line(text, "取代版本：", release.supersedes());
    line(text, "选取范围：", about.selection().isAll() ? null : about.selection().describe());
    text.append(
        "数据许可：%s（%s），由发布单位确定\n"
            .formatted(
                about.publication().licence().title().zh(), about.publication().licence().url()));
    if (release.isLive()) {
      text.append("\n**未发布，未经披露控制，仅供内部使用，不得外传。**\n");
    }
    text.append("\n## 读法\n\n");
    for (String rule : rulesZh(about.format())) {
      text.append("- ").append(rule).append('\n');
    }
    for (Dataset dataset : about.datasets()) {
      text.append("\n## %s（%s）\n\n".formatted(dataset.title().zh(), dataset.name()));
      text.append("%s\n\n方法：%s\n\n".formatted(dataset.description().zh(), dataset.method().zh()));
      text.append("引用：").append(about.citeZh(dataset)).append('\n');
    }
    return text.toString();
  }

  static String en(ExportPackage about) {
    ReleaseNote release = about.release();
    StringBuilder text = new StringBuilder("# Credlake open data\n\n");
    text.append("Publisher: ").append(about.publication().publisher().en()).append('\n');
    text.append("Release: ").append(release.label()).append('\n');
    text.append("As of: ").append(release.asOf()).append('\n');
    text.append("Published: ").append(release.createdOn()).append('\n');
    text.append("Program: ").append(release.program()).append('\n');
    line(text, "Reason: ", release.reason());
    line(text, "Supersedes: ", release.supersedes());
    line(text, "Selection: ", about.selection().isAll() ? null : about.selection().describe());
    text.append(
        "Licence of the data: %s (%s), chosen by the publisher\n"
            .formatted(
                about.publication().licence().title().en(), about.publication().licence().url()));
    if (release.isLive()) {
      text.append(
          "\n**Not released and without disclosure control: for internal use only, not to be passed"
              + " on.**\n");
    }
    text.append("\n## How to read it\n\n");
    for (String rule : rulesEn(about.format())) {
      text.append("- ").append(rule).append('\n');
    }
    for (Dataset dataset : about.datasets()) {
      text.append("\n## %s (%s)\n\n".formatted(dataset.title().en(), dataset.name()));
      text.append(
          "%s\n\nMethod: %s\n\n".formatted(dataset.description().en(), dataset.method().en()));
      text.append("Cite as: ").append(about.citeEn(dataset)).append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String title, String value) {
    Optional.ofNullable(value).ifPresent(there -> text.append(title).append(there).append('\n'));
  }

  private static List<String> rulesZh(ExportFormat format) {
    String flags =
        "缺失不是零：空的数字由其旁的标志列说明原因，*_obs_status 为 SDMX CL_OBS_STATUS"
            + "（A 正常、I 插补、L 未报送、M 不适用、O 原因不明、Q 已抑制），*_conf_status 为"
            + " CL_CONF_STATUS；没有自己标志的数字用行末的 obs_status 与 conf_status。";
    String codes = "列与代码的含义见 codebook.csv 与 codes 文件夹；校验和见 SHA256SUMS。";
    return switch (format) {
      case CSV ->
          List.of(
              flags,
              codes,
              "CSV 为 UTF-8（带 BOM）、CRLF 换行。以 = + - @ | % 制表符、换行、其全角形式或单引号开头的文本前加了一个单引号，"
                  + "以免表格软件当作公式；程序读取时去掉一个即可。数字不受影响。表格软件会略去代码的前导零（如 000000），"
                  + "需要时请用 xlsx。");
      case XLSX -> List.of(flags, codes, "单元格不含公式；超过 15 位的整数为文本；超过一张工作表的行在 data_2 等表继续；说明见其后各表。");
      case PARQUET -> List.of(flags, codes, "列的含义也在 Parquet 文件的模式说明中。");
      case SDMX_CSV, SDMX_JSON ->
          List.of(
              "每个数字为一条观测，统计项见维度 MEASURE，单位与状态见属性；缺失的观测没有数值，OBS_STATUS 说明原因。",
              "结构（数据结构定义、代码表、概念）见 structure.xml（SDMX-ML 2.1）；代码中的点写作下划线。",
              codes);
    };
  }

  private static List<String> rulesEn(ExportFormat format) {
    String flags =
        "Missing is not zero: beside an empty number stands why, in *_obs_status by SDMX"
            + " CL_OBS_STATUS (A normal, I imputed, L not reported, M does not apply, O why is not"
            + " known, Q suppressed) and *_conf_status by CL_CONF_STATUS; numbers without flags of"
            + " their own share obs_status and conf_status at the end of the row.";
    String codes =
        "What columns and codes mean stands in codebook.csv and the folder codes; checksums in"
            + " SHA256SUMS.";
    return switch (format) {
      case CSV ->
          List.of(
              flags,
              codes,
              "CSV is UTF-8 with a byte order mark and CR LF. A text that begins with = + - @ | %,"
                  + " tab, line break, their full-width forms or an apostrophe has an apostrophe"
                  + " before it, so that no spreadsheet takes it for a formula; programs take one"
                  + " away. Numbers are as they are. Spreadsheets drop leading zeros of codes"
                  + " (000000): take xlsx where they matter.");
      case XLSX ->
          List.of(
              flags,
              codes,
              "No cell is a formula; whole numbers of more than 15 digits are texts; rows beyond"
                  + " one sheet go on on data_2 and so on; the sheets behind explain.");
      case PARQUET ->
          List.of(flags, codes, "What columns mean stands in the schema of the file as well.");
      case SDMX_CSV, SDMX_JSON ->
          List.of(
              "Each number is an observation, dimension MEASURE says of what, attributes tell unit"
                  + " and status; a missing one has no value and OBS_STATUS says why.",
              "Structures (data structure definitions, code lists, concepts) are in structure.xml"
                  + " (SDMX-ML 2.1); a dot of a code is written as underscore.",
              codes);
    };
  }
}

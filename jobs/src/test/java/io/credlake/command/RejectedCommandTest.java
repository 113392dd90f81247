package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.credlake.access.AuditEntry;
import io.credlake.access.AuditJournal;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.Quarantine;
import io.credlake.lake.RejectedRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected rows go back to their sender and come again mended. */
class RejectedCommandTest {

  private static final String FEED = "enterprise-registration";
  private static final String TITLES = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";
  private static final String CODE = "91350100M000100Y43";

  @TempDir private Path folder;

  private CommandHome home;

  @BeforeEach
  void makeHome() throws IOException {
    home = new CommandHome(folder.resolve("home"));
  }

  @AfterEach
  void leaveHome() {
    home.close();
  }

  private int run(Object... words) {
    Object[] all = new Object[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--lake";
    all[words.length + 1] = lake();
    return home.run(all);
  }

  private Path lake() {
    return folder.resolve("lake");
  }

  private List<DeliveryReport> deliveries() {
    try (Lake opened = Lake.open(lake())) {
      return DeliveryReport.ofFeed(opened, FEED);
    }
  }

  private List<RejectedRow> rejected() {
    try (Lake opened = Lake.open(lake())) {
      return new Quarantine(opened).rows(DeliveryReport.ofFeed(opened, FEED), true);
    }
  }

  @Test
  void mendedRowsCountOnceAndAreNoLongerOpen() throws IOException {
    Path file =
        home.write(
            "a.csv",
            TITLES
                + "甲公司,%s,2019-01-01,,某某,,,福建,,\n".formatted(CODE)
                + "乙公司,%sX,2019-13-01,,某某,,,福建,,\n".formatted(CODE)
                + "丙公司,%s,2019-01-01,,某某,,,某省,,\n".formatted(CODE)
                + "丁公司,短\n");
    assertThat(run("ingest", FEED, file)).isZero();

    assertThat(run("rejected")).isZero();
    assertThat(home.out().lines())
        .anyMatch(line -> line.matches("SAIC +enterprise-registration +code.invalid .* 1 +0 +1"))
        .anyMatch(line -> line.matches("SAIC +enterprise-registration +region.unknown .* 1 +0 +1"))
        .hasSize(5);
    assertThat(run("rejected", "--reason", "date.invalid", "--format", "csv")).isZero();
    assertThat(home.out().lines())
        .containsExactly(
            "sender,feed,reason,name,rows,mended,open",
            "SAIC,enterprise-registration,date.invalid,日期错误 no valid date,1,0,1");

    assertThat(run("rejected", "export", "--feed", FEED, "--out", folder.resolve("out"))).isZero();
    Path export =
        folder
            .resolve("out")
            .resolve(
                FEED
                    + "-"
                    + deliveries().getFirst().deliveryId().substring(0, 8)
                    + "-rejected.csv");
    assertThat(home.out()).contains(export + ": 3 rows to mend 待修复", "1 of them were not kept");
    assertThat(Files.readString(export)).doesNotContain("某某", "***");

    String mended =
        Files.readString(export)
            .replace(CODE + "X", CODE)
            .replace("2019-13-01", "2019-12-01")
            .replace("某省", "福建省");
    Path again = home.write("again.csv", mended);
    assertThat(run("ingest", FEED, again)).isZero();

    DeliveryReport second =
        deliveries().stream().filter(one -> one.source().endsWith("again.csv")).findFirst().get();
    assertThat(second.read()).isEqualTo(3);
    assertThat(second.accepted()).isEqualTo(2);
    assertThat(second.rejected()).isEqualTo(1); // the row that was not kept is still empty
    assertThat(rejected())
        .filteredOn(row -> !row.deliveryId().equals(second.deliveryId()))
        .extracting(RejectedRow::line, RejectedRow::mended)
        .containsExactly(tuple(3L, true), tuple(4L, true), tuple(5L, false));
    assertThat(run("rejected", "--open", "--reason", "code.invalid", "--format", "csv")).isZero();
    assertThat(home.out().lines().skip(1).filter(line -> line.contains("code.invalid")))
        .allMatch(line -> line.endsWith(",1,0,1"));

    Path twice = home.write("twice.csv", mended + "\n");
    assertThat(run("ingest", FEED, twice)).isZero();
    assertThat(deliveries())
        .filteredOn(one -> one.source().endsWith("twice.csv"))
        .extracting(DeliveryReport::accepted, DeliveryReport::duplicate)
        .containsExactly(tuple(0L, 2L));
  }

  @Test
  void saysWhatCannotBeExported() {
    assertThat(run("rejected")).isEqualTo(1);
    assertThat(home.err()).startsWith("Cannot list rejected rows, no lake at: " + lake());
    assertThat(run("rejected", "export", "--feed", "enterprise", "--out", folder)).isEqualTo(1);
    assertThat(home.err()).startsWith("Cannot find feed");
    Lake.open(lake()).close();
    assertThat(run("rejected")).isZero();
    assertThat(home.out().strip()).isEqualTo("No rejected rows 无拒收记录");
    assertThat(run("rejected", "--reason", "code.wrong")).isEqualTo(1);
    assertThat(home.err().strip()).isEqualTo("Invalid reason code: code.wrong");
    assertThat(run("rejected", "--feed", "nothing-sent")).isEqualTo(1);
    assertThat(home.err()).startsWith("Invalid feed, the lake has no delivery of it: nothing-sent");
    assertThat(run("rejected", "--sender", "NOBODY")).isEqualTo(1);
    assertThat(home.err()).startsWith("Invalid sender, the lake has no delivery of it: NOBODY");
    assertThat(run("rejected", "export", "--feed", FEED, "--out", folder)).isZero();
    assertThat(home.out().strip()).isEqualTo("Nothing to mend 没有待修复的记录: " + FEED);
    assertThat(run("rejected", "export", "--feed", FEED, "--delivery", "00", "--out", folder))
        .isEqualTo(1);
    assertThat(home.err().strip())
        .isEqualTo(
            "Cannot export rejected rows, no delivery of feed %s in the lake: 00".formatted(FEED));
  }

  @Test
  void aStewardExportsTheOwnRowsAndEveryExportIsWrittenDown() throws IOException {
    Path file = home.write("a.csv", TITLES + "乙公司,%sX,2019-01-01,,,,,福建,,\n".formatted(CODE));
    assertThat(run("ingest", FEED, file)).isZero();
    assertThat(export("steward-prov-330000")).isEqualTo(1);
    assertThat(home.err().strip())
        .isEqualTo(
            "Cannot export rejected rows, only a steward of SAIC may have those of its feeds:"
                + " steward-prov-330000");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(export("steward-saic")).isZero();
    assertThat(export("steward-saic")).isEqualTo(1); // the file is there
    assertThat(export("nobody")).isEqualTo(1);
    assertThat(home.err()).startsWith("Invalid user, not in conf/access.yaml: nobody");

    try (AuditJournal journal = new AuditJournal(lake().resolve("trino/audit"))) {
      assertThat(journal.entries(journal.closedFiles()))
          .extracting(AuditEntry::userName, AuditEntry::outcome, AuditEntry::rows)
          .containsExactlyInAnyOrder(
              tuple("steward-prov-330000", "refused", 0L),
              tuple("steward-saic", "answered", 1L),
              tuple("steward-saic", "failed", 0L));
    }
  }

  private int export(String user) {
    return run("rejected", "export", "--feed", FEED, "--out", folder.resolve("out"), "--as", user);
  }
}

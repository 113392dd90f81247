package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsCommandTest {

  private static final String FEED = "enterprise-registration";
  private static final String TITLES = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";
  private static final String GOOD = "甲公司,91350100M000100Y43,2019-01-01,,某某,,,福建,,\n";

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

  @Test
  void listsFeedsWithoutALake() {
    assertThat(home.run("feeds", "--lake", folder.resolve("none"))).isZero();
    assertThat(home.out().lines().filter(line -> line.startsWith(FEED)))
        .singleElement()
        .asString()
        .matches(FEED + " +SAIC +subject +monthly +never 未报送");
    assertThat(home.run("feeds", "--format", "csv", "--lake", folder.resolve("none"))).isZero();
    assertThat(home.out().lines())
        .startsWith("feed,sender,shape,cadence,last_day,last_status,health")
        .contains(FEED + ",SAIC,subject,monthly,,,never 未报送");
    assertThat(home.run("feeds", "--format", "json", "--lake", folder.resolve("none"))).isZero();
    assertThat(home.out()).contains("\"health\" : \"never 未报送\"");
  }

  @Test
  void showsAContractWithItsColumnsAndASampleRow() {
    assertThat(home.run("feeds", "show", FEED)).isZero();
    assertThat(home.out())
        .contains("feed: " + FEED, "Layout 版式 " + FEED, "Sample row 示例行")
        .containsPattern("统一社会信用代码 +credit_code +credit_code +required 必填")
        .containsPattern("统一社会信用代码 +91350100M000100Y43");
  }

  @Test
  void namesTheNearestFeed() {
    assertThat(home.run("feeds", "show", "enterprise-registrations")).isEqualTo(1);
    assertThat(home.err()).contains("Cannot find feed", "(did you mean enterprise-registration?)");
  }

  @Test
  void goodDeliveryIsPraisedAndNotStored() throws IOException {
    Path file = home.write("in/" + FEED + "/2019/a.csv", TITLES + GOOD);
    assertThat(home.run("feeds", "check", file)).isZero();
    assertThat(home.out())
        .contains(
            "Feed 批次来源: enterprise-registration (企业登记注册)",
            "Format 格式: csv",
            "Encoding 编码: UTF-8",
            "Layout 版式: enterprise-registration",
            "Rows read 读取 1 = accepted 可接收 1 + rejected 拒收 0",
            "✓ Every row would be accepted")
        .doesNotContain("某某");
    assertThat(home.resolve("lake")).doesNotExist();
  }

  @Test
  void rejectedRowsAreToldWithHowToMendThem() throws IOException {
    Path file =
        home.write("a.csv", TITLES + GOOD + "乙公司,123,昨天,,某某,五千万,,福建,某地,\n" + "丙,\n".repeat(11));
    home.write("a.csv.manifest.yaml", "rows: 3\n");
    assertThat(home.run("feeds", "check", "--feed", FEED, file)).isEqualTo(1);
    assertThat(home.out())
        .contains(
            "Rows read 读取 13 = accepted 可接收 1 + rejected 拒收 12",
            "       11  columns.count              列数不符 wrong number of columns",
            "Declared counts are not met 对账不符: Declared 3 rows, read 13.",
            """
            Line 行 3:
              统一社会信用代码 “123”: 统一社会信用代码错误 no valid unified social credit code (code.invalid)
                → Send the 18-character code; old registration numbers do not identify a subject
              注册日期 “昨天”: 日期错误 no valid date (date.invalid)
                → Send a day as 2018-07-01
            Line 行 4:
            """,
            "… and 2 more rejected rows",
            "✗ Mend the rejected rows")
        .doesNotContain("某某");
  }

  @Test
  void citizenNumbersAreRefusedAndNotTold() throws IOException {
    String number = "11010519491231002X";
    Path leak = home.write("leak.csv", TITLES + GOOD.replace("甲公司", "甲" + number));
    assertThat(home.run("feeds", "check", "--feed", FEED, leak)).isEqualTo(1);
    assertThat(home.out()).contains("✗ Refused 整批拒收: ", "value withheld");
    assertThat(home.out() + home.err()).doesNotContain(number);
    Path named = home.write(number + ".csv", TITLES + GOOD);
    assertThat(home.run("feeds", "check", "--feed", FEED, named)).isEqualTo(1);
    assertThat(home.out() + home.err()).contains("in the name of its file").doesNotContain(number);
  }

  @Test
  void manifestMayRefuseADelivery() throws IOException {
    Path file = home.write("b.csv", TITLES + GOOD);
    Path manifest = home.write("b.csv.manifest.yaml", "sha256: abc\n");
    assertThat(home.run("feeds", "check", "--feed", FEED, file)).isEqualTo(1);
    assertThat(home.out()).contains("its bytes are not those declared, SHA-256");
    assertThat(home.run("feeds", "check", manifest)).isZero();
    Files.writeString(manifest, "row: 3\n");
    assertThat(home.run("feeds", "check", manifest)).isEqualTo(1);
    assertThat(home.err()).contains("line 1: row (did you mean rows?)");
    assertThat(home.run("feeds", "check", "--feed", FEED, file)).isEqualTo(1);
    assertThat(home.out()).contains("its manifest is not readable");
  }

  @Test
  void feedMustBeKnown() throws IOException {
    Path file = home.write("c.csv", TITLES + GOOD);
    assertThat(home.run("feeds", "check", file)).isEqualTo(2);
    assertThat(home.err()).contains("no folder above it is named like a feed");
    assertThat(home.run("feeds", "check", folder.resolve("none.csv"))).isEqualTo(1);
    assertThat(home.err()).contains("Cannot check file, no such file: ");
  }

  @Test
  void contractIsCheckedWhereverItStands() throws IOException {
    String yaml = Files.readString(home.resolve("conf/feeds/" + FEED + ".yaml"));
    Path file = home.write("draft/" + FEED + ".yaml", yaml);
    assertThat(home.run("feeds", "check", file)).isZero();
    assertThat(home.out()).startsWith("✓ enterprise-registration: ").contains("examples tried");

    Files.writeString(file, yaml.replace("grade: public", "grad: public"));
    assertThat(home.run("feeds", "check", file)).isEqualTo(1);
    assertThat(home.err())
        .contains("enterprise-registration.yaml, line ", "grad (did you mean grade?)");

    Files.writeString(file, yaml.replace("reasons: [columns.count]", "reasons: [row.length]"));
    assertThat(home.run("feeds", "check", file)).isEqualTo(1);
    assertThat(home.out())
        .contains("Example gives another reasons, [row.length] expected: [columns.count]");

    Files.writeString(file, yaml.replace("city: 某地", "city: 别处"));
    assertThat(home.run("feeds", "check", file)).isEqualTo(1);
    assertThat(home.out()).contains("Example gives another field city, 别处 expected: 某地");
  }

  @Test
  void layoutIsCheckedByItself() throws IOException {
    Path layout = home.resolve("conf/layouts/case.yaml");
    assertThat(home.run("feeds", "check", layout)).isZero();
    assertThat(home.out()).startsWith("✓ ");
    Path draft =
        home.write("draft/case.yaml", Files.readString(layout).replace("required", "requird"));
    assertThat(home.run("feeds", "check", draft)).isEqualTo(1);
    assertThat(home.err()).contains("case.yaml, line ", "requird (did you mean required?)");
  }
}

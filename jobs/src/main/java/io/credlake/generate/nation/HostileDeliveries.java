package io.credlake.generate.nation;

import io.credlake.contract.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/** Deliveries that must be refused whole, one of each kind. */
final class HostileDeliveries {

  /** The example of GB 11643-1999. */
  private static final String CITIZEN_NUMBER = "11010519491231002X";

  private static final String CODE = "91350100M000100Y43";

  private final Path folder;
  private final Truth truth;

  HostileDeliveries(Path folder, Truth truth) {
    this.folder = folder;
    this.truth = truth;
  }

  /** Writes them as of a year. */
  void write(int year) throws IOException {
    String feed = "prov-penalties";
    refused(feed, year, "x-leak.csv", text(row("法人及非法人组织", "虚假宣传" + CITIZEN_NUMBER)), null);
    refused(feed, year, "x-minor.csv", text(row("未成年人", "虚假宣传")), null);
    refused(feed, year, "x-version.csv", text(row("法人及非法人组织", "版本")), "contract_version: 99\n");
    refused(
        feed,
        year,
        "x-digest.csv",
        text(row("法人及非法人组织", "摘要")),
        "sha256: \"" + "0".repeat(64) + "\"\n");
    refused(feed, year, "x-other-feed.csv", text(row("法人及非法人组织", "别的")), "feed: prov-licences\n");
    byte[] packed = gzip(text(row("法人及非法人组织", "截断")));
    refused(feed, year, "x-cut.csv.gz", Arrays.copyOf(packed, packed.length - 12), null);
    refused(feed, year, "x-paper.csv", text("%PDF-1.4 处罚决定书\n"), null);
    refused(
        "spp-bribery-queries",
        year,
        "x-after-its-end.csv",
        text(String.join(",", Form.of("return").titles()) + "\n"),
        "period: {from: 2019-01-01, to: 2019-01-31}\nsent_on: 2019-02-01\n");
    refused("no-such-feed", year, "x.csv", text("甲,乙\n1,2\n"), null);
  }

  private static String row(String type, String matter) {
    Form form = Form.of("penalty-2018");
    String[] texts =
        form.row()
            .set(Role.NAME, "某某")
            .set(Role.TYPE, type)
            .set(Role.CODE, CODE)
            .set(Role.NUMBER, "拒1号")
            .set(Role.MATTER, matter)
            .set(Role.DAY, "2018-07-02")
            .texts();
    return String.join(",", form.titles()) + "\n" + String.join(",", texts) + "\n";
  }

  private void refused(String feed, int year, String name, byte[] bytes, String manifest)
      throws IOException {
    Path file = folder.resolve(feed).resolve(Integer.toString(year)).resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    if (manifest != null) {
      Files.writeString(file.resolveSibling(name + Manifest.SUFFIX), manifest);
    }
    truth.delivery(DigestUtils.sha256Hex(bytes), feed, "refused", "not_declared", 0, 0, 0, 0);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}

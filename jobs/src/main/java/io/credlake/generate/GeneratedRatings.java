package io.credlake.generate;

import io.credlake.code.Region;
import io.credlake.code.Regions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Many organisations, and as many ratings of them as are asked for: fodder for measurements. */
public final class GeneratedRatings {

  private static final LocalDate FIRST = LocalDate.of(2014, 1, 1);
  private static final int DAYS = 2500;
  private static final String SUBJECTS = "名称,统一社会信用代码,地区,行业代码,登记状态,生效日期,报送日期\n";
  private static final String RATINGS = "主体名称,统一社会信用代码,评价编号,评价事项,评价等级,评价部门,地区,评价日期,有效期至,报送日期\n";
  private static final String[] INDUSTRIES = {"A01", "C13", "E47", "F51", "I65"};

  /** Of ten thousand rows with faults, so many come twice and so many have a wrong code. */
  private static final int REPEATED = 30;

  private static final int WRONG = 20;

  private final SplittableRandom random;
  private final SubjectCodes subjectCodes = new SubjectCodes();
  private final String[] codes;
  private final String[] counties;
  private boolean faults;
  private long written;

  /** A nation of so many organisations. */
  public GeneratedRatings(Regions regions, int organisations, long seed) {
    random = new SplittableRandom(seed);
    List<String> counties =
        regions.rows().stream()
            .filter(region -> region.level() == Region.Level.COUNTY && region.isCurrent())
            .map(Region::code)
            .toList();
    this.codes = new String[organisations];
    this.counties = new String[organisations];
    for (int i = 0; i < organisations; i++) {
      this.counties[i] = counties.get(random.nextInt(counties.size()));
      codes[i] = subjectCodes.next(random, this.counties[i]);
    }
  }

  /**
   * Lets some of the rows that are written come twice, and some have a code that does not check.
   */
  public GeneratedRatings withFaults() {
    faults = true;
    return this;
  }

  /** Writes a register of all organisations, a delivery of feed saic-market-entities. */
  public void writeRegister(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(SUBJECTS);
      for (int i = 0; i < codes.length; i++) {
        LocalDate from = FIRST.minusDays(random.nextInt(2000));
        String industry = INDUSTRIES[random.nextInt(INDUSTRIES.length)];
        write(
            out,
            "甲公司,%s,%s,%s,存续,%s,2014-01-01%n".formatted(codes[i], counties[i], industry, from));
      }
    }
  }

  /** Writes ratings unlike any written before, a delivery of feed sat-tax-ratings. */
  public void writeRatings(Path file, long ratings) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(RATINGS);
      for (long i = 0; i < ratings; i++) {
        write(out, rating());
      }
    }
  }

  private String rating() {
    int subject = random.nextInt(codes.length);
    LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
    String code = codes[subject];
    if (faults && random.nextInt(10_000) < WRONG) {
      code = subjectCodes.spoil(code, random);
    }
    char grade = "ABCD".charAt(random.nextInt(4));
    LocalDate last = day.plusDays(30 + random.nextInt(700));
    String deciding = ",纳税信用," + grade + ",国家税务总局," + counties[subject];
    String days = "," + day + "," + last + "," + day.plusDays(3) + "\n";
    return "甲公司," + code + ",R" + written++ + deciding + days;
  }

  private void write(BufferedWriter out, String row) throws IOException {
    out.write(row);
    if (faults && random.nextInt(10_000) < REPEATED) {
      out.write(row);
    }
  }
}

package io.credlake.generate;

import io.credlake.code.Region;
import io.credlake.code.Regions;
import io.credlake.fact.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Generates enterprise registrations with known faults: the same seed gives the same bytes.
 *
 * <p>The faults are decided while generating, so that the truth is known without reading the rows
 * again. A row has one fault at most.
 */
public final class GeneratedRegistrations {

  private static final String TITLES = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";
  private static final String[] BRANDS = {
    "鑫源", "宏达", "华泰", "恒信", "瑞丰", "天成", "金鼎", "永盛", "嘉禾", "中诚", "远航", "东升", "博雅", "康宁", "锦绣", "和顺",
    "盛世", "新锐", "卓越", "同创"
  };
  private static final String[] TRADES = {
    "科技", "贸易", "建筑工程", "食品", "物流", "信息技术", "农业开发", "机械制造", "医疗器械", "文化传媒", "环保", "餐饮管理"
  };
  private static final String[] FORMS = {"有限责任公司", "股份有限公司", "个人独资企业", "N/A"};
  private static final String[] UNITS = {"(万元人民币)", "万人民币", "(万元)", "(万美元)"};

  private final SplittableRandom random;
  private final List<Province> provinces;
  private final SubjectCodes codes = new SubjectCodes();
  private final StringBuilder line = new StringBuilder(256);
  private final Truth truth = new Truth();

  private record Province(Region region, List<Region> cities) {}

  /** What the lake must hold after the generated rows came in. */
  public static final class Truth {

    private long rows;
    private long duplicates;
    private long doubleCodes;
    private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);

    /** Data rows. */
    public long rows() {
      return rows;
    }

    /** Rows equal to an earlier one. */
    public long duplicates() {
      return duplicates;
    }

    /** Codes under more than one name. */
    public long doubleCodes() {
      return doubleCodes;
    }

    /** Rejected rows by reason. */
    public Map<Reason, Long> rejected() {
      return rejected;
    }

    /** Rows that become facts. */
    public long accepted() {
      return rows - duplicates - rejected.values().stream().mapToLong(n -> n).sum();
    }
  }

  /** A generator over the provinces and prefectures of a list. */
  public GeneratedRegistrations(Regions regions, long seed) {
    this.random = new SplittableRandom(seed);
    this.provinces = new ArrayList<>();
    for (Region region : regions.rows()) {
      boolean addressed = region.code().compareTo("700000") < 0; // the outline's 31
      if (region.level() == Region.Level.PROVINCE && region.isCurrent() && addressed) {
        provinces.add(new Province(region, cities(regions, region)));
      }
    }
  }

  /** What was generated so far. */
  public Truth truth() {
    return truth;
  }

  /** Writes one file per province into a folder, with so many rows in all. */
  public void writeFolder(Path folder, long rows) throws IOException {
    Files.createDirectories(folder);
    long left = rows;
    for (int i = 0; i < provinces.size(); i++) {
      Province province = provinces.get(i);
      int others = provinces.size() - i;
      long share = others == 1 ? left : left / others * random.nextLong(50, 151) / 100;
      Path file = folder.resolve(province.region().shortZh() + ".csv");
      try (OutputStream out = Files.newOutputStream(file)) {
        write(out, share, List.of(province));
      }
      left -= share;
    }
  }

  /** Writes one file of all provinces with so many rows. */
  public void writeFile(Path file, long rows) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out, rows, provinces);
    }
  }

  private void write(OutputStream stream, long rows, List<Province> among) throws IOException {
    OutputStream out = new BufferedOutputStream(stream, 1 << 16);
    out.write(TITLES.getBytes(StandardCharsets.UTF_8));
    byte[] last = null;
    String lastCode = null;
    for (long i = 0; i < rows; i++) {
      Province province = among.get(random.nextInt(among.size()));
      int fault = random.nextInt(10_000);
      if (fault < 30 && last != null) {
        truth.duplicates++;
      } else if (fault >= 30 && fault < 50 && lastCode != null) {
        last = row(province, lastCode, Fault.NONE);
        lastCode = null; // so that no code has a third name
        truth.doubleCodes++;
      } else {
        Fault kind = Fault.of(fault);
        String code = codes.next(random, province.region().code());
        last = row(province, kind == Fault.CODE ? codes.spoil(code, random) : code, kind);
        if (kind == Fault.NONE) {
          lastCode = code;
        } else {
          truth.rejected.merge(kind.reason, 1L, Long::sum);
        }
      }
      out.write(last);
      truth.rows++;
      if (fault >= 50 && Fault.of(fault) != Fault.NONE) {
        last = null; // a rejected row is never repeated
      }
    }
    out.flush();
  }

  /** Faults from the fiftieth of ten thousand on. */
  private enum Fault {
    NONE(null),
    CODE(Reason.CODE_INVALID),
    REGION(Reason.REGION_UNKNOWN),
    DATE(Reason.DATE_INVALID),
    COLUMNS(Reason.COLUMNS_COUNT);

    private final Reason reason;

    Fault(Reason reason) {
      this.reason = reason;
    }

    static Fault of(int draw) {
      if (draw < 50 || draw >= 80) {
        return NONE;
      }
      return draw < 72 ? CODE : draw < 75 ? REGION : draw < 78 ? DATE : COLUMNS;
    }
  }

  private byte[] row(Province province, String code, Fault fault) {
    Region city = province.cities().get(random.nextInt(province.cities().size()));
    line.setLength(0);
    line.append(city.shortZh())
        .append(pick(BRANDS))
        .append(pick(TRADES))
        .append(random.nextInt(100_000))
        .append("号有限公司,")
        .append(code)
        .append(',');
    LocalDate date = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(10_900));
    line.append(fault == Fault.DATE ? date.getYear() + "-13-40" : date.toString());
    line.append(',').append(pick(FORMS)).append(",N/A,");
    line.append(random.nextInt(1, 5_000)).append(pick(UNITS)).append(",N/A,");
    line.append(fault == Fault.REGION ? "某省" : province.region().shortZh());
    line.append(',').append(city.shortZh());
    line.append(fault == Fault.COLUMNS ? ",N/A,N/A,N/A\n" : ",N/A\n");
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String pick(String[] words) {
    return words[random.nextInt(words.length)];
  }

  /** Prefectures of a province; districts and counties of a municipality. */
  private static List<Region> cities(Regions regions, Region province) {
    List<Region> prefectures = below(regions, province, Region.Level.PREFECTURE);
    return prefectures.isEmpty() ? below(regions, province, Region.Level.COUNTY) : prefectures;
  }

  private static List<Region> below(Regions regions, Region province, Region.Level level) {
    return regions.rows().stream()
        .filter(region -> region.province().equals(province.code()))
        .filter(region -> region.level() == level && region.isCurrent())
        .filter(region -> regions.within(province.code(), region.shortZh()).isPresent())
        .filter(region -> !region.code().endsWith("9000") && !region.nameZh().matches("市辖区|县"))
        .toList();
  }
}

package io.credlake.indicator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A class of credit information, as catalogues and feeds tell it. Which words of a title speak of a
 * class is ours.
 */
public enum InformationClass {
  /** Administrative licences. */
  LICENCE("许可"),
  /** Administrative penalties. */
  PENALTY("处罚"),
  /** Lists, black and red. */
  LIST("名单"),
  /** Ratings. */
  RATING("评价", "等级"),
  /** Pledges. */
  PLEDGE("承诺"),
  /** Judgments. */
  JUDGMENT("判决", "裁判"),
  /** Enforcement of judgments. */
  ENFORCEMENT("执行"),
  /** Inspections. */
  INSPECTION("检查", "抽查"),
  /** Disclosures. */
  DISCLOSURE("公示"),
  /** Registers of organisations. */
  SUBJECT("登记", "注册");

  private static final List<InformationClass> ALL = List.of(values());
  private static final Map<String, Integer> BY_CATEGORY =
      ALL.stream()
          .collect(
              Collectors.toMap(
                  one -> one.name().toLowerCase(Locale.ROOT), InformationClass::asSet));

  private final List<String> words;

  InformationClass(String... words) {
    this.words = List.of(words);
  }

  /** The set of this class alone. */
  public int asSet() {
    return 1 << ordinal();
  }

  /** The classes that the title of a catalogue's item speaks of, as a set of bits; null: none. */
  public static int setOf(String title) {
    int set = 0;
    for (InformationClass one : ALL) {
      if (title != null && one.words.stream().anyMatch(title::contains)) {
        set |= one.asSet();
      }
    }
    return set;
  }

  /** The set of the class that a category of credit events is; empty, 0, if it is none. */
  public static int ofCategory(String category) {
    return BY_CATEGORY.getOrDefault(category, 0);
  }
}

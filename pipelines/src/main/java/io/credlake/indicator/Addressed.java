package io.credlake.indicator;

import io.credlake.code.CodeLists;
import io.credlake.code.KeyField;
import io.credlake.code.Months;
import io.credlake.code.Region;
import io.credlake.indicator.Measure.Milestone;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whom the outline addresses: of how many units a share is. */
public final class Addressed implements Serializable {

  private static final long serialVersionUID = 1;

  private final ArrayList<String> provinces = new ArrayList<>();
  private final TreeSet<String> departments = new TreeSet<>();
  private final ArrayList<String> fields = new ArrayList<>();
  private final ArrayList<Region> counties = new ArrayList<>();
  private final int lawsAndStandards;
  private final HashMap<Integer, Map<String, Integer>> countiesOf = new HashMap<>();

  /**
   * Those whom the outline addresses.
   *
   * @param senders codes of the departments; of those that were merged the successor counts once
   * @param lawsAndStandards number of the commitments that are one
   */
  public Addressed(CodeLists lists, List<String> senders, int lawsAndStandards) {
    for (Region region : lists.regions().rows()) {
      if (region.level() == Region.Level.PROVINCE && region.isCurrent() && region.isAddressed()) {
        provinces.add(region.code());
      } else if (region.level() == Region.Level.COUNTY && region.isAddressed()) {
        counties.add(region);
      }
    }
    for (String sender : senders) {
      departments.add(lists.departments().latest(sender));
    }
    lists.keyFields().stream().map(KeyField::code).forEach(fields::add);
    this.lawsAndStandards = lawsAndStandards;
  }

  /** The provinces, by code. */
  public List<String> provinces() {
    return provinces;
  }

  /** The departments, by the code of the last that followed them. */
  public Set<String> departments() {
    return departments;
  }

  /** The key fields, by code. */
  public List<String> fields() {
    return fields;
  }

  /**
   * How many units an indicator is a share of.
   *
   * @param region {@link Region#NATION} or a province
   * @param month see {@link Months}
   * @return -1 if it is a share of something that is delivered, or of nothing
   */
  public long units(Measure measure, String region, int month) {
    boolean nation = region.equals(Region.NATION);
    if (measure.milestone() != null) {
      return units(measure.milestone(), nation);
    }
    if (measure.event() != null && measure.event().distinct() != null) {
      int members = measure.event().distinct().of().size();
      return members == 0 ? -1 : members;
    }
    if (measure.named() == null) {
      return -1;
    }
    return switch (measure.named()) {
      case COUNTIES -> counties(month).getOrDefault(region, 0);
      case FIELDS -> fields.size();
      case FIELD_PROVINCES -> (long) fields.size() * (nation ? provinces.size() : 1);
      case LAWS_AND_STANDARDS -> nation ? lawsAndStandards : -1;
      default -> -1;
    };
  }

  private long units(Milestone milestone, boolean nation) {
    long regions = nation ? provinces.size() : 1;
    return switch (milestone.per()) {
      case NATION -> 1;
      case PROVINCE -> regions;
      case DEPARTMENT -> departments.size();
      case PROVINCE_OR_DEPARTMENT -> nation ? regions + departments.size() : 1;
      case FIELD -> fields.size();
      case PROVINCE_FIELD -> fields.size() * regions;
      case MEMBER -> milestone.members().size();
      case PROVINCE_MEMBER -> milestone.members().size() * regions;
      case ITEM -> -1;
    };
  }

  /** The counties on a month's last day, by province and for the nation. */
  private Map<String, Integer> counties(int month) {
    return countiesOf.computeIfAbsent(
        month,
        m -> {
          LocalDate day = Months.firstDay(m + 1).minusDays(1);
          Map<String, Set<String>> codes = new HashMap<>();
          for (Region county : counties) {
            boolean begun = county.validFrom() == null || !day.isBefore(county.validFrom());
            if (begun && (county.validTo() == null || day.isBefore(county.validTo()))) {
              for (String region : List.of(Region.NATION, county.province())) {
                codes.computeIfAbsent(region, r -> new TreeSet<>()).add(county.code());
              }
            }
          }
          Map<String, Integer> sizes = new HashMap<>();
          codes.forEach((region, of) -> sizes.put(region, of.size()));
          return sizes;
        });
  }
}

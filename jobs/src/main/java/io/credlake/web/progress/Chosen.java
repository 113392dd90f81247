package io.credlake.web.progress;

import io.credlake.code.Regions;
import io.credlake.dashboard.Filters;
import io.credlake.rate.Period;
import io.credlake.rate.Place;
import io.credlake.web.InvalidRequest;
import java.util.List;

/**
 * Where and when a page of the plan looks.
 *
 * @param place nation or province
 * @param year one of those that are assessed
 * @param years that are assessed, the earliest first
 */
public record Chosen(Place place, int year, List<Integer> years) {

  /**
   * What the filters choose: a smaller region stands for its province, a month for its year, and no
   * period for the newest year.
   *
   * @param years that are assessed, the earliest first; not empty
   * @throws InvalidRequest if there is no such region, or the year is not assessed
   */
  static Chosen of(Filters filters, Regions regions, List<Integer> years) {
    Period period = filters.chosenPeriod();
    int year = period == null ? years.getLast() : period.last().getYear();
    if (!years.contains(year)) {
      throw new InvalidRequest(
          "Cannot tell progress, years %d to %d are assessed: %d"
              .formatted(years.getFirst(), years.getLast(), year));
    }
    return new Chosen(place(filters, regions), year, years);
  }

  /**
   * The nation or province that the filters choose.
   *
   * @throws InvalidRequest if there is no such region
   */
  static Place place(Filters filters, Regions regions) {
    try {
      Place place = Place.find(regions, filters.place());
      return place.province().isEmpty() || place.level().equals("province")
          ? place
          : Place.find(regions, place.province());
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
  }
}

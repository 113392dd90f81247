package io.credlake.web.region;

import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Basis;
import io.credlake.web.InvalidRequest;
import io.credlake.web.Lakes;
import io.credlake.web.View;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of which index a page tells, and in which year.
 *
 * @param bases runs of all frameworks
 * @param basis run that is told of
 * @param year one of its years; 0 if it could not be computed
 */
public record IndexChosen(List<Basis> bases, Basis basis, int year) {

  /** The framework of pages that are asked for none. */
  static final String USUAL = "integrity";

  /**
   * What the address of a page asks for.
   *
   * @return empty if no index was computed yet
   * @throws InvalidRequest if there is no such framework, or it does not tell of the year
   */
  static Optional<IndexChosen> of(View view, Lakes lakes) throws SQLException {
    List<Basis> bases =
        lakes.ask(view, "bases", connection -> new IndexFigures(connection).bases());
    if (bases.isEmpty()) {
      return Optional.empty();
    }
    String asked = view.request().queryParam("framework");
    String usual =
        bases.stream().anyMatch(one -> one.framework().equals(USUAL))
            ? USUAL
            : bases.getFirst().framework();
    String framework = asked == null || asked.isBlank() ? usual : asked.strip();
    Basis basis =
        bases.stream()
            .filter(one -> one.framework().equals(framework))
            .findAny()
            .orElseThrow(() -> new InvalidRequest("Invalid framework: " + framework));
    return Optional.of(new IndexChosen(bases, basis, year(view, basis)));
  }

  private static int year(View view, Basis basis) {
    if (basis.lastYear() == null) {
      return 0;
    }
    if (view.filters().chosenPeriod() == null) {
      return basis.lastYear();
    }
    int year = view.filters().chosenPeriod().last().getYear();
    if (year < basis.firstYear() || year > basis.lastYear()) {
      throw new InvalidRequest(
          "Cannot tell an index, it is computed for years %d to %d: %d"
              .formatted(basis.firstYear(), basis.lastYear(), year));
    }
    return year;
  }

  /** The years from which one may choose, the newest first, by what they are called. */
  public Map<String, String> years() {
    Map<String, String> years = new LinkedHashMap<>();
    for (int one = basis.lastYear(); one >= basis.firstYear(); one--) {
      years.put(Integer.toString(one), Integer.toString(one));
    }
    return years;
  }

  /** The frameworks from which one may choose, by what they are called. */
  public Map<String, String> frameworks(View view) {
    Map<String, String> frameworks = new LinkedHashMap<>();
    bases.forEach(
        one -> frameworks.put(one.framework(), view.language().of(one.nameZh(), one.nameEn())));
    return frameworks;
  }

  /** An address with release, year and framework behind it. */
  public String on(View view, String path) {
    String address = view.filters().withRegion(null).withField(null).on(path);
    return basis.framework().equals(USUAL)
        ? address
        : address + (address.contains("?") ? "&" : "?") + "framework=" + basis.framework();
  }
}

package io.credlake.disclosure.suppress;

import io.credlake.disclosure.suppress.Figures.Figure;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Neighbours of a cell in its tables: the grid of its own codes and the siblings that are cheapest
 * to suppress, with their parts. Such a grid holds the hypercubes by which a cell is protected.
 *
 * <p>Source: Giessing and Repsilber (2002), Tools and strategies to protect multiple tables with
 * the GHQUAR cell suppression engine, Inference Control in Statistical Databases, LNCS 2316.
 */
final class TableNeighbours implements Neighbourhood {

  private final Figures numbers;
  private final Map<CellId, List<Place>> places = new LinkedHashMap<>();

  private record Place(LinkedTable table, Map<List<String>, Figure> cells, List<String> codes) {}

  TableNeighbours(Figures numbers, List<LinkedTable> tables, Map<CellId, Figure> current) {
    this.numbers = numbers;
    for (LinkedTable table : tables) {
      Map<List<String>, Figure> cells = Assembly.of(table, current);
      for (List<String> codes : cells.keySet()) {
        places
            .computeIfAbsent(table.id(codes), cell -> new ArrayList<>())
            .add(new Place(table, cells, codes));
      }
    }
  }

  @Override
  public Collection<Figure> near(Figure number, int breadth) {
    return of(number, breadth, false);
  }

  @Override
  public Collection<Figure> wide(Figure number, int breadth) {
    return of(number, breadth, true);
  }

  private Collection<Figure> of(Figure number, int breadth, boolean wholes) {
    Set<Figure> near = new LinkedHashSet<>();
    for (Place place : places.getOrDefault(number.cell(), List.of())) {
      grid(place, breadth, wholes, near);
    }
    // earlier values and rests go along: nothing can move without them
    for (int hop = 0; hop < 2; hop++) {
      for (Figure found : List.copyOf(near)) {
        for (Relation relation : numbers.relationsOf(found.place())) {
          for (int at : relation.numbers()) {
            Figure other = numbers.all().get(at);
            if (other.cell() == null || other.release() != null) {
              near.add(other);
            }
          }
        }
      }
    }
    return near;
  }

  private static void grid(Place place, int breadth, boolean wholes, Set<Figure> near) {
    List<List<String>> grid = List.of(List.of());
    for (int d = 0; d < place.codes.size(); d++) {
      List<List<String>> longer = new ArrayList<>();
      Set<String> codes = new LinkedHashSet<>();
      String code = place.codes.get(d);
      near(place, d, code, breadth, codes);
      Dimension dimension = place.table.dimensions().get(d);
      for (Code whole = dimension.whole(code);
          wholes && whole != null;
          whole = dimension.whole(whole.id())) {
        codes.add(whole.id());
      }
      for (List<String> start : grid) {
        for (String one : codes) {
          List<String> more = new ArrayList<>(start);
          more.add(one);
          longer.add(more);
        }
      }
      grid = longer;
    }
    for (List<String> codes : grid) {
      Figure number = place.cells.get(codes);
      if (number != null) {
        near.add(number);
      }
    }
  }

  private static void near(Place place, int d, String code, int breadth, Set<String> codes) {
    Dimension dimension = place.table.dimensions().get(d);
    Code whole = dimension.whole(code);
    Set<String> top = new LinkedHashSet<>(List.of(code));
    if (whole != null) {
      cheapest(place, d, whole, breadth + 1).stream()
          .filter(sibling -> !sibling.equals(code))
          .limit(breadth)
          .forEach(top::add);
      if (top.size() == 1) {
        near(place, d, whole.id(), breadth, codes);
      }
    }
    for (String one : top) {
      withParts(place, d, dimension.code(one), Math.min(breadth, 2), codes);
    }
  }

  private static void withParts(Place place, int d, Code code, int breadth, Set<String> codes) {
    codes.add(code.id());
    if (!code.parts().isEmpty()) {
      Dimension dimension = place.table.dimensions().get(d);
      for (String part : cheapest(place, d, code, breadth)) {
        withParts(place, d, dimension.code(part), breadth, codes);
      }
    }
  }

  /** Parts that are cheapest to suppress in the line of the cell. */
  private static List<String> cheapest(Place place, int d, Code whole, int breadth) {
    return whole.parts().stream()
        .map(Code::id)
        .filter(part -> at(place, d, part) != null)
        .filter(part -> at(place, d, part).hidden() || at(place, d, part).free())
        .sorted(
            Comparator.comparingDouble(
                (String part) -> {
                  Figure number = at(place, d, part);
                  // a zero can only grow, so it is of little use
                  return number.hidden() && number.value() > 0
                      ? 0
                      : number.value() == 0 ? Double.MAX_VALUE : number.cost();
                }))
        .limit(breadth)
        .toList();
  }

  private static Figure at(Place place, int d, String code) {
    List<String> codes = new ArrayList<>(place.codes);
    codes.set(d, code);
    return place.cells.get(codes);
  }
}

package io.credlake.index.step;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where rows and columns of a panel stand, by numbers.
 *
 * @param units unit of each row, from 0
 * @param groups group of each row, from 0
 * @param periods period of each row; their differences are those of time
 * @param families columns that are aggregated together
 * @param directions of the columns
 */
public record Frame(
    int[] units, int[] groups, int[] periods, List<int[]> families, Direction[] directions) {

  /** Number of rows. */
  public int rows() {
    return units.length;
  }

  /** Rows of each period. */
  public List<int[]> byPeriod() {
    return split(periods, new int[rows()]);
  }

  /** Rows of each group. */
  public List<int[]> byGroup() {
    return split(new int[rows()], groups);
  }

  /** Rows of each group in each period. */
  public List<int[]> byGroupAndPeriod() {
    return split(periods, groups);
  }

  /** All rows, as one part. */
  public List<int[]> whole() {
    return List.of(IntStream.range(0, rows()).toArray());
  }

  private List<int[]> split(int[] first, int[] second) {
    TreeMap<Long, List<Integer>> parts = new TreeMap<>();
    for (int row = 0; row < rows(); row++) {
      long place = ((long) first[row] << Integer.SIZE) + second[row];
      parts.computeIfAbsent(place, key -> new ArrayList<>()).add(row);
    }
    return parts.values().stream()
        .map(part -> part.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** Rows of each unit, in order of time. */
  public List<int[]> byUnit() {
    List<int[]> parts = new ArrayList<>();
    List<List<Integer>> rows = new ArrayList<>();
    int[] inTime =
        IntStream.range(0, rows())
            .boxed()
            .sorted((a, b) -> Integer.compare(periods[a], periods[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int row : inTime) {
      while (rows.size() <= units[row]) {
        rows.add(new ArrayList<>());
      }
      rows.get(units[row]).add(row);
    }
    rows.forEach(of -> parts.add(of.stream().mapToInt(Integer::intValue).toArray()));
    return parts;
  }
}

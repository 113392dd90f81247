package io.credlake.flow;

import io.credlake.coverage.Cell;
import io.credlake.coverage.Change;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Sums of changes by cell and month. */
final class CellChanges implements Change {

  private final Map<Cell, Sums> byCell = new HashMap<>();
  private int size;
  private Cell lastCell;
  private Sums lastSums;

  /** The changes of one cell: three numbers for each month, in no order. */
  private static final class Sums {

    private static final int NUMBERS = 3;

    private int[] numbers = new int[2 * NUMBERS];
    private int length;

    /** Adds a change; whether it is the first of its month. */
    boolean add(int month, int subjects, int covered) {
      int at = 0;
      while (at < length && numbers[at] != month) {
        at += NUMBERS;
      }
      boolean first = at == length;
      if (first) {
        if (length == numbers.length) {
          numbers = Arrays.copyOf(numbers, 2 * length);
        }
        numbers[at] = month;
        length += NUMBERS;
      }
      numbers[at + 1] += subjects;
      numbers[at + 2] += covered;
      return first;
    }
  }

  @Override
  public void at(Cell cell, int month, int subjects, int covered) {
    if (cell != lastCell) { // changes of one cell come together
      lastCell = cell;
      lastSums = byCell.computeIfAbsent(cell, c -> new Sums());
    }
    size += lastSums.add(month, subjects, covered) ? 1 : 0;
  }

  /** Number of sums, those that are nothing included. */
  int size() {
    return size;
  }

  /** Hands out all sums but those that are nothing, and forgets them. */
  void drain(Change consumer) {
    byCell.forEach(
        (cell, sums) -> {
          int[] numbers = sums.numbers;
          for (int i = 0; i < sums.length; i += Sums.NUMBERS) {
            if (numbers[i + 1] != 0 || numbers[i + 2] != 0) {
              consumer.at(cell, numbers[i], numbers[i + 1], numbers[i + 2]);
            }
          }
        });
    byCell.clear();
    lastCell = null;
    lastSums = null;
    size = 0;
  }
}

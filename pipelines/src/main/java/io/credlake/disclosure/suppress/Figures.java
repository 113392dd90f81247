package io.credlake.disclosure.suppress;

import io.credlake.disclosure.rule.Requirement;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All numbers that publications are about, what holds between them, and which of them an attacker
 * does not know.
 */
public final class Figures {

  private final List<Figure> numbers = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private final List<List<Relation>> relationsOf = new ArrayList<>();
  private final Set<List<Object>> told = new HashSet<>();

  /** One number. */
  public static final class Figure {

    private final int place;
    private final CellId cell;
    private final String release;
    private final double value;
    private final double least;
    private final double most;
    private final boolean whole;
    private boolean hidden;
    private boolean free;
    private boolean single;
    private boolean known;
    private double cost;
    private Requirement requirement;

    private Figure(
        int place,
        CellId cell,
        String release,
        double value,
        double least,
        double most,
        boolean whole) {
      this.place = place;
      this.cell = cell;
      this.release = release;
      this.value = value;
      this.least = least;
      this.most = most;
      this.whole = whole;
    }

    /** Its place among all numbers. */
    public int place() {
      return place;
    }

    /** The cell that it is the value of; null: it is only told of by others. */
    public CellId cell() {
      return cell;
    }

    /** The earlier release that it is of; null: it is to be released. */
    public String release() {
      return release;
    }

    /** Its true value. */
    public double value() {
      return value;
    }

    /** The least value that everybody knows it has. */
    public double least() {
      return least;
    }

    /** The largest value that everybody knows it may have; infinite: no such. */
    public double most() {
      return most;
    }

    /** Whether everybody knows that it is a whole number. */
    public boolean whole() {
      return whole;
    }

    /** Whether it is not published. */
    public boolean hidden() {
      return hidden;
    }

    /** Whether it may still be chosen to be suppressed. */
    public boolean free() {
      return free && !hidden;
    }

    /** Whether it was chosen to be suppressed, for others. */
    public boolean chosen() {
      return free && hidden && requirement == null;
    }

    /** Whether one unit makes up all of it, and so knows it. */
    public boolean single() {
      return single;
    }

    /** What is lost with it. */
    public double cost() {
      return cost;
    }

    /** How uncertain it must stay; null: no matter. */
    public Requirement requirement() {
      return requirement;
    }

    /** Suppresses it. */
    public void hide() {
      hidden = true;
    }

    /** Publishes it. */
    public void show() {
      hidden = false;
    }

    /** Lets it be suppressed at a cost. */
    public void free(double atCost) {
      free = true;
      cost = atCost;
    }

    /** Tells that one unit knows it. */
    public void ofOne() {
      single = true;
    }

    /** Tells that it was published before: nothing hides it any more. */
    public void know() {
      known = true;
      free = false;
      hidden = false;
      requirement = null;
    }

    /** Suppresses it because it was before, unless it is known. */
    public void keep() {
      if (!known) {
        free = false;
        hidden = true;
      }
    }

    /** Keeps it uncertain, which hides it, unless it is known. */
    public void require(Requirement more) {
      if (!known) {
        requirement = more.and(requirement);
        hidden = true;
      }
    }
  }

  /** Adds the value of a cell. */
  public Figure cell(CellId cell, String release, double value, Limits limits, boolean whole) {
    return add(cell, release, value, limits.least(), limits.most(), whole);
  }

  /** Adds a number that is never published, only told of by others. */
  public Figure rest(double value, double most, boolean whole) {
    Figure rest = add(null, null, value, 0, most, whole);
    rest.hide();
    return rest;
  }

  private Figure add(
      CellId cell, String release, double value, double least, double most, boolean whole) {
    Figure number = new Figure(numbers.size(), cell, release, value, least, most, whole);
    numbers.add(number);
    relationsOf.add(new ArrayList<>());
    return number;
  }

  /** Says that a whole is the sum of its parts; the same said twice counts once. */
  public void sum(Figure whole, List<Figure> parts) {
    int[] places = new int[parts.size() + 1];
    int[] signs = new int[parts.size() + 1];
    places[0] = whole.place;
    signs[0] = -1;
    for (int i = 0; i < parts.size(); i++) {
      places[i + 1] = parts.get(i).place;
      signs[i + 1] = 1;
    }
    Relation relation = new Relation(places, signs);
    if (told.add(relation.key())) {
      relations.add(relation);
      for (int place : places) {
        relationsOf.get(place).add(relation);
      }
    }
  }

  /** All numbers by place. */
  public List<Figure> all() {
    return numbers;
  }

  List<Relation> relations() {
    return relations;
  }

  List<Relation> relationsOf(int place) {
    return relationsOf.get(place);
  }

  /** Groups of numbers that nothing ties to others, each in order of place. */
  public List<List<Figure>> blocks() {
    return groups(numbers);
  }

  /** Groups of some numbers that relations among them tie. */
  List<List<Figure>> groups(List<Figure> some) {
    int[] group = new int[numbers.size()];
    Arrays.fill(group, -1);
    for (Figure number : some) {
      group[number.place] = number.place;
    }
    for (Relation relation : relations) {
      int first = -1;
      for (int place : relation.numbers()) {
        if (group[place] >= 0) {
          int root = root(group, place);
          if (first < 0) {
            first = root;
          } else if (first != root) {
            int low = Math.min(first, root);
            group[Math.max(first, root)] = low;
            first = low;
          }
        }
      }
    }
    Map<Integer, List<Figure>> groups = new TreeMap<>();
    for (Figure number : some) {
      groups.computeIfAbsent(root(group, number.place), root -> new ArrayList<>()).add(number);
    }
    return new ArrayList<>(groups.values());
  }

  private static int root(int[] group, int place) {
    int at = place;
    while (group[at] != at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }
}

package io.credlake.coverage;

import io.credlake.code.Intervals;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Months in which records of an organisation are in force. */
final class Covered {

  private static final Intervals NEVER = new Intervals();

  private final Intervals all = new Intervals();
  private final Map<String, Intervals> byField = new TreeMap<>();
  private final Map<String, Intervals> byDepartment = new TreeMap<>();

  /** Takes the months of a part: of all, of a key field, or of a deciding department. */
  @FunctionalInterface
  interface Part {
    /** The months of a member of a facet. */
    void take(Facet facet, String member, Intervals months);
  }

  /** Hands out all parts; records without a field, or of an unresolved department, are in all. */
  void forEach(Part part) {
    part.take(Facet.ALL, "", all);
    byField.forEach((field, months) -> part.take(Facet.FIELD, field, months));
    byDepartment.forEach((department, months) -> part.take(Facet.DEPARTMENT, department, months));
  }

  /** The months of a member of a facet; none if no record is of it. */
  Intervals months(Facet facet, String member) {
    return switch (facet) {
      case FIELD -> byField.getOrDefault(member, NEVER);
      case DEPARTMENT -> byDepartment.getOrDefault(member, NEVER);
      default -> all;
    };
  }

  /** Adds the months of a record; field and department may be empty. */
  void add(String field, String department, int from, int to) {
    partsOf(field, department, (facet, member, months) -> months.add(from, to));
  }

  /** Likewise, and hands out the months of its parts that were not in before. */
  void add(String field, String department, int from, int to, Part added) {
    partsOf(
        field,
        department,
        (facet, member, months) -> added.take(facet, member, months.addNew(from, to)));
  }

  private void partsOf(String field, String department, Part part) {
    part.take(Facet.ALL, "", all);
    if (!field.isEmpty()) {
      part.take(Facet.FIELD, field, of(byField, field));
    }
    if (!department.isEmpty()) {
      part.take(Facet.DEPARTMENT, department, of(byDepartment, department));
    }
  }

  /** Adds all months of another. */
  void addAll(Covered other) {
    all.addAll(other.all);
    other.byField.forEach((field, months) -> of(byField, field).addAll(months));
    other.byDepartment.forEach((department, months) -> of(byDepartment, department).addAll(months));
  }

  private static Intervals of(Map<String, Intervals> by, String member) {
    return by.computeIfAbsent(member, m -> new Intervals());
  }

  void write(DataOutput out, Statement.TextWriter texts) throws IOException {
    all.write(out);
    write(byField, out, texts);
    write(byDepartment, out, texts);
  }

  private static void write(Map<String, Intervals> by, DataOutput out, Statement.TextWriter texts)
      throws IOException {
    out.writeShort(by.size());
    for (Map.Entry<String, Intervals> member : by.entrySet()) {
      texts.write(member.getKey());
      member.getValue().write(out);
    }
  }

  static Covered read(DataInput in, Statement.TextReader texts) throws IOException {
    Covered covered = new Covered();
    covered.all.read(in);
    read(covered.byField, in, texts);
    read(covered.byDepartment, in, texts);
    return covered;
  }

  private static void read(Map<String, Intervals> by, DataInput in, Statement.TextReader texts)
      throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      of(by, texts.read()).read(in);
    }
  }
}

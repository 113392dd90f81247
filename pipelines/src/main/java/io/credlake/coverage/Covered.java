package io.credlake.coverage;

import io.credlake.code.Intervals;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Months in which records of an organisation are in force. */
final class Covered {

  private final Intervals all = new Intervals();
  private final Map<String, Intervals> byField = new TreeMap<>();
  private final Map<String, Intervals> byDepartment = new TreeMap<>();

  /** In any field, with any department. */
  Intervals all() {
    return all;
  }

  /** By key field; records without one are in none. */
  Map<String, Intervals> byField() {
    return byField;
  }

  /** By deciding department; records of which it is unresolved are in none. */
  Map<String, Intervals> byDepartment() {
    return byDepartment;
  }

  /** Adds the months of a record; field and department may be empty. */
  void add(String field, String department, int from, int to) {
    all.add(from, to);
    if (!field.isEmpty()) {
      of(byField, field).add(from, to);
    }
    if (!department.isEmpty()) {
      of(byDepartment, department).add(from, to);
    }
  }

  /** Adds the months of a record; field and department may be empty. Tells which months are new. */
  void add(String field, String department, int from, int to, Added added) {
    all.add(from, to, (first, end) -> added.add(Facet.ALL, "", first, end));
    if (!field.isEmpty()) {
      of(byField, field).add(from, to, (first, end) -> added.add(Facet.FIELD, field, first, end));
    }
    if (!department.isEmpty()) {
      of(byDepartment, department)
          .add(from, to, (first, end) -> added.add(Facet.DEPARTMENT, department, first, end));
    }
  }

  /** Takes months in which an organisation was not covered before. */
  @FunctionalInterface
  interface Added {
    /** From a month up to another, the latter not included. */
    void add(Facet facet, String member, int from, int to);
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

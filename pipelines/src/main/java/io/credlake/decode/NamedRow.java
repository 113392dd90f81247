package io.credlake.decode;

import java.util.ArrayList;
import java.util.List;

/** A row whose values have names instead of places. */
final class NamedRow {

  private final long line;
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final List<String> strays = new ArrayList<>();
  private boolean shaped = true;

  NamedRow(long line) {
    this.line = line;
  }

  /** Line on which it begins. */
  long line() {
    return line;
  }

  List<String> names() {
    return names;
  }

  /** The values, in the order of the names. */
  List<String> values() {
    return values;
  }

  /** Texts of it that are no values. */
  List<String> strays() {
    return strays;
  }

  /** All that stands in it, for who looks at a row without columns. */
  List<String> texts() {
    List<String> texts = new ArrayList<>(strays);
    texts.addAll(names);
    texts.addAll(values);
    return texts;
  }

  /** Whether it is a row at all: names with plain values. */
  boolean isShaped() {
    return shaped;
  }

  void add(String name, String value) {
    names.add(name);
    values.add(value);
  }

  void stray(String text) {
    strays.add(text);
  }

  void misshapen() {
    shaped = false;
  }
}

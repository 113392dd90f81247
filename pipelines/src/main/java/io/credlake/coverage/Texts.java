package io.credlake.coverage;

import io.credlake.coverage.Statement.TextReader;
import io.credlake.coverage.Statement.TextWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that come again: each is written where it comes first, later only its place among them. */
final class Texts {

  private Texts() {}

  static TextWriter writer(DataOutput out) {
    Map<String, Integer> places = new HashMap<>();
    return text -> {
      Integer place = places.putIfAbsent(text, places.size());
      out.writeShort(place == null ? places.size() - 1 : place);
      if (place == null) {
        out.writeUTF(text);
      }
    };
  }

  static TextReader reader(DataInput in) {
    List<String> known = new ArrayList<>();
    return () -> {
      int place = in.readUnsignedShort();
      if (place == known.size()) {
        known.add(in.readUTF());
      }
      return known.get(place);
    };
  }
}

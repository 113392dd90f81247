package io.credlake.coverage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was said of the organisations of one organisation code, and how coverage counts them.
 *
 * <p>The code is that of GB 11714-1997, which goes on as characters 9 to 17 of the unified social
 * credit code (GB 32100-2015). It is one organisation as a rule; where a code was given anew there
 * are several, told apart by their credit codes.
 */
public final class Ledger {

  private static final int CREDIT_CODE = 18;

  private final List<Statement> statements = new ArrayList<>();

  /** Adds a statement, unless it is there. */
  public void add(Statement statement) {
    if (find(statement) < 0) {
      statements.add(statement);
    }
  }

  /** Removes a statement that turned out to be about another organisation. */
  public void remove(Statement statement) {
    int at = find(statement);
    if (at >= 0) {
      statements.remove(at);
    }
  }

  private int find(Statement wanted) {
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (statement.order().isSameRow(wanted.order()) && isOfSameFeed(statement, wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** The same bytes may have come as two feeds. */
  private static boolean isOfSameFeed(Statement a, Statement b) {
    return switch (a) {
      case Version version -> b instanceof Version other && version.feed().equals(other.feed());
      case Entry entry -> b instanceof Entry other && entry.key() == other.key();
    };
  }

  /** Tells all changes by which the organisations appear in the cells. */
  public void count(Change change) {
    for (Organisation organisation : organisations()) {
      organisation.count(change);
    }
  }

  private Iterable<Organisation> organisations() {
    Codes codes = new Codes();
    for (Statement statement : statements) {
      if (statement instanceof Version version
          && !version.withdrawn()
          && !version.resolved()
          && isCreditCode(version.identifier())) {
        codes.add(version.identifier(), version.from());
      }
    }
    Map<String, Organisation> organisations = new TreeMap<>();
    for (Statement statement : statements) {
      String identifier = statement.identifier();
      String code = isCreditCode(identifier) ? identifier : codes.on(statement.day());
      organisations
          .computeIfAbsent(code == null ? identifier : code, c -> new Organisation())
          .add(statement);
    }
    return organisations.values();
  }

  private static boolean isCreditCode(String identifier) {
    return identifier.length() == CREDIT_CODE;
  }

  /** Writes it down; a text is written where it comes first, later only its place among them. */
  public void write(DataOutput out) throws IOException {
    Map<String, Integer> places = new HashMap<>();
    Statement.TextWriter texts =
        text -> {
          Integer place = places.putIfAbsent(text, places.size());
          out.writeShort(place == null ? places.size() - 1 : place);
          if (place == null) {
            out.writeUTF(text);
          }
        };
    out.writeInt(statements.size());
    for (Statement statement : statements) {
      statement.write(out, texts);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Ledger read(DataInput in) throws IOException {
    List<String> known = new ArrayList<>();
    Statement.TextReader texts =
        () -> {
          int place = in.readUnsignedShort();
          if (place == known.size()) {
            known.add(in.readUTF());
          }
          return known.get(place);
        };
    Ledger ledger = new Ledger();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      ledger.statements.add(Statement.read(in, texts));
    }
    return ledger;
  }
}

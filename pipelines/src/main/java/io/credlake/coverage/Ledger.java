package io.credlake.coverage;

import io.credlake.code.Months;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
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

  private final List<Told> statements = new ArrayList<>();
  private Settled settled = new Settled();

  /**
   * Adds a statement, unless it is there or something later was said of the same.
   *
   * @return false if it is about what is settled, so that it cannot be taken in
   */
  public boolean add(Told statement) {
    if (settled.isTouchedBy(statement, false)) {
      return false;
    }
    for (int i = 0; i < statements.size(); i++) {
      Told known = statements.get(i);
      if (isSameRow(known, statement)) {
        return true;
      }
      if (isOfSame(known, statement)) {
        boolean later = known.order().compareTo(statement.order()) < 0;
        if (later ? replaces(statement, known) : replaces(known, statement)) {
          statements.set(i, later ? statement : known);
          return true;
        }
      }
    }
    statements.add(statement);
    return true;
  }

  /**
   * Removes a statement that turned out to be about another organisation.
   *
   * @return false if it is settled, so that it cannot be removed
   */
  public boolean remove(Told statement) {
    statements.removeIf(known -> isSameRow(known, statement));
    return !settled.isTouchedBy(statement, true);
  }

  private static boolean isSameRow(Told a, Told b) {
    return a.order().isSameRow(b.order()) && isOfSameFeed(a, b);
  }

  /** The same bytes may have come as two feeds. */
  private static boolean isOfSameFeed(Told a, Told b) {
    return switch (a) {
      case Version version -> b instanceof Version other && version.feed().equals(other.feed());
      case Entry entry -> b instanceof Entry other && entry.key() == other.key();
    };
  }

  /** Whether an earlier statement about the same need not be kept. */
  private static boolean replaces(Told later, Told earlier) {
    boolean tellsMore =
        earlier instanceof Version old && tellsCode(old) && !tellsCode((Version) later);
    return !later.resolved() && !tellsMore; // one that was resolved may move away again
  }

  /** Whether two statements are about the same thing of the same organisation. */
  private static boolean isOfSame(Told a, Told b) {
    return isOfSameFeed(a, b)
        && a.identifier().equals(b.identifier())
        && isCreditCode(a.identifier())
        && (a instanceof Entry || a.day() == b.day());
  }

  /**
   * Settles what was said of times that are over for long, which changes no count. It is done at
   * the begin of a round, and for an organisation that has a credit code, because what is said
   * under older numbers may move.
   *
   * @param retention months between the end of a record, or of a version, and the newest day that
   *     is spoken of, after which it is settled
   */
  public void settle(int retention) {
    if (!statements.isEmpty()) {
      int horizon = Months.of(newestDay()) - retention;
      if (firstOver() <= horizon) {
        settleUpTo(horizon);
      }
    }
  }

  /** The newest day that is spoken of. */
  int newestDay() {
    return statements.isEmpty() ? Integer.MIN_VALUE : Statement.newestDay(statements);
  }

  /** The first month of which something can be settled; a version only if another one follows. */
  int firstOver() {
    int first = Months.NEVER;
    int version = Months.NEVER;
    int secondVersion = Months.NEVER;
    for (Told said : statements) {
      switch (said) {
        case Entry entry -> first = Math.min(first, entry.over());
        case Version one -> {
          int month = Months.of(one.day());
          secondVersion = Math.min(secondVersion, Math.max(version, month));
          version = Math.min(version, month);
        }
      }
    }
    return Math.min(first, secondVersion);
  }

  /** Prints of all records that it has, and of what they end. */
  Prints prints() {
    Prints prints = settled.prints().copy();
    for (Told said : statements) {
      if (said instanceof Entry entry) {
        prints.add(Prints.Role.KEY, entry.key());
        if (entry.isEnding()) {
          prints.add(Prints.Role.ENDED, entry.refersTo());
        }
      }
    }
    return prints;
  }

  private void settleUpTo(int horizon) {
    Map<String, Organisation> organisations = organisations();
    String name = organisations.keySet().iterator().next();
    if (organisations.size() == 1 && isCreditCode(name)) {
      Organisation organisation = organisations.get(name);
      organisation.settled(settled);
      organisation.settle(horizon, name);
      statements.removeIf(
          said -> {
            boolean past = !organisation.holds(said);
            if (past && said instanceof Version version && tellsCode(version)) {
              settled.codeKnown(version.from());
            }
            return past;
          });
    }
  }

  /** How the organisations appear in the cells now. */
  public Appearances appearances() {
    TreeMap<String, Appearance> byName = new TreeMap<>();
    organisations().forEach((name, one) -> byName.put(name, one.appearance()));
    return new Appearances(byName);
  }

  private Map<String, Organisation> organisations() {
    Codes codes = new Codes();
    for (Told statement : statements) {
      if (statement instanceof Version version && tellsCode(version)) {
        codes.add(version.identifier(), version.from());
      }
    }
    Map<String, Organisation> organisations = new TreeMap<>();
    if (!settled.isEmpty()) {
      Organisation organisation = new Organisation();
      organisation.settled(settled);
      organisations.put(settled.creditCode(), organisation);
      settled.codeDay().ifPresent(day -> codes.add(settled.creditCode(), day));
    }
    for (Told statement : statements) {
      String identifier = statement.identifier();
      String code = isCreditCode(identifier) ? identifier : codes.on(statement.day());
      organisations
          .computeIfAbsent(code == null ? identifier : code, c -> new Organisation())
          .add(statement);
    }
    return organisations;
  }

  /** Whether a register itself knows the credit code. */
  static boolean tellsCode(Version version) {
    return !version.withdrawn() && !version.resolved() && isCreditCode(version.identifier());
  }

  static boolean isCreditCode(String identifier) {
    return identifier.length() == CREDIT_CODE;
  }

  /** Writes it down. */
  public void write(DataOutput out) throws IOException {
    Statement.TextWriter texts = Texts.writer(out);
    settled.write(out, texts);
    out.writeInt(statements.size());
    for (Told statement : statements) {
      statement.write(out, texts);
    }
  }

  /** Takes in what was written of it, or of a ledger of more statements about the same. */
  public void read(DataInput in) throws IOException {
    Statement.TextReader texts = Texts.reader(in);
    Settled past = Settled.read(in, texts);
    if (!past.isEmpty()) {
      settled = past;
    }
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      statements.add((Told) Statement.read(in, texts));
    }
  }
}

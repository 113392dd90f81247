package io.credlake.coverage;

import io.credlake.code.Months;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What was said under a registration number by those who knew no credit code, and the credit codes
 * that it stood for.
 */
public final class NumberPage {

  private static final int NOTHING = Integer.MIN_VALUE;

  private Codes codes = new Codes();
  private final List<Statement> statements = new ArrayList<>();

  /** Statements about days before this one are settled. */
  private int settledBefore = NOTHING;

  private int round;

  /** Told of a statement that turns out to be about another organisation. */
  @FunctionalInterface
  public interface Move {
    /** It moves from under one number to under another. */
    void move(Statement statement, String from, String to);
  }

  /** Adds a statement; returns the number that it belongs under. */
  public String add(Statement statement) {
    statements.add(statement);
    return resolve(statement, codes);
  }

  /**
   * Notes that a register knows a credit code under the number on a day.
   *
   * @return false if that may move statements which are settled, so that they cannot be moved
   */
  public boolean map(String creditCode, int day, Move move) {
    Codes before = codes;
    codes = before.with(creditCode, day);
    for (Statement statement : statements) {
      String from = resolve(statement, before);
      String to = resolve(statement, codes);
      if (!from.equals(to)) {
        move.move(statement, from, to);
      }
    }
    boolean firstStays = Objects.equals(codes.on(Integer.MIN_VALUE), before.on(Integer.MIN_VALUE));
    return settledBefore == NOTHING || codes.isSame(before) || (day >= settledBefore && firstStays);
  }

  /**
   * Begins a round of counting: what earlier rounds said of times that are over for long is settled
   * first. If the number stands for a credit code, it does not stay under the number only to be
   * moved once more.
   *
   * @param ofRound number of the round
   * @param retention months before the newest day that is spoken of, before which it is settled
   */
  public void begin(int ofRound, int retention) {
    if (round != ofRound && !codes.isEmpty() && !statements.isEmpty()) {
      int horizon = Months.of(Statement.newestDay(statements)) - retention;
      int before = Math.toIntExact(Months.firstDay(horizon).toEpochDay());
      if (statements.removeIf(said -> said.day() < before)) {
        settledBefore = Math.max(settledBefore, before);
      }
    }
    round = ofRound;
  }

  private static String resolve(Statement statement, Codes codes) {
    String code = codes.on(statement.day());
    return code == null ? statement.identifier() : code;
  }

  /** Writes it down. */
  public void write(DataOutput out) throws IOException {
    codes.write(out);
    out.writeInt(settledBefore);
    out.writeInt(round);
    out.writeInt(statements.size());
    for (Statement statement : statements) {
      statement.write(out, out::writeUTF);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static NumberPage read(DataInput in) throws IOException {
    NumberPage page = new NumberPage();
    page.codes = Codes.read(in);
    page.settledBefore = in.readInt();
    page.round = in.readInt();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      page.statements.add(Statement.read(in, in::readUTF));
    }
    return page;
  }
}

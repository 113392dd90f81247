package io.credlake.coverage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was said under a registration number by those who knew no credit code, and the credit codes
 * that it stood for.
 */
public final class NumberPage {

  private Codes codes = new Codes();
  private final List<Statement> statements = new ArrayList<>();

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

  /** Notes that a register knows a credit code under the number on a day. */
  public void map(String creditCode, int day, Move move) {
    Codes before = codes;
    codes = before.with(creditCode, day);
    for (Statement statement : statements) {
      String from = resolve(statement, before);
      String to = resolve(statement, codes);
      if (!from.equals(to)) {
        move.move(statement, from, to);
      }
    }
  }

  private static String resolve(Statement statement, Codes codes) {
    String code = codes.on(statement.day());
    return code == null ? statement.identifier() : code;
  }

  /** Writes it down. */
  public void write(DataOutput out) throws IOException {
    codes.write(out);
    out.writeInt(statements.size());
    for (Statement statement : statements) {
      statement.write(out, out::writeUTF);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static NumberPage read(DataInput in) throws IOException {
    NumberPage page = new NumberPage();
    page.codes = Codes.read(in);
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      page.statements.add(Statement.read(in, in::readUTF));
    }
    return page;
  }
}

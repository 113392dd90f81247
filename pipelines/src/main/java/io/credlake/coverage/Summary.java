package io.credlake.coverage;

import io.credlake.code.Months;
import io.credlake.coverage.Prints.Role;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What a ledger counts, without what was said: enough to count one more record of an organisation,
 * which is what most rows are, without reading all others.
 */
public final class Summary {

  /** So many records are counted before the ledger is read only to settle something. */
  private static final int MANY = 32;

  /** In which the ledger was read. */
  private final int round;

  /** Records counted since the ledger was read. */
  private int unread;

  /** The one organisation of the ledger; empty if it has others, or none with a credit code. */
  private final String creditCode;

  private final Appearance appearance;
  private final Prints prints;

  /** The newest day that is spoken of, see {@link Statement#newestDay}. */
  private int newestDay;

  /** The first month of which something is to be settled once it is over for long. */
  private int firstOver;

  private Summary(
      int round,
      int unread,
      String creditCode,
      Appearance appearance,
      Prints prints,
      int newestDay,
      int firstOver) {
    this.round = round;
    this.unread = unread;
    this.creditCode = creditCode;
    this.appearance = appearance;
    this.prints = prints;
    this.newestDay = newestDay;
    this.firstOver = firstOver;
  }

  /**
   * The summary of a ledger.
   *
   * @param round in which it is read
   * @param appearances of the ledger
   */
  public static Summary of(int round, Ledger ledger, Appearances appearances) {
    String name = appearances.onlyName();
    boolean isOne = Ledger.isCreditCode(name);
    return new Summary(
        round,
        0,
        isOne ? name : "",
        isOne ? appearances.of(name) : new Appearance(List.of(), new Covered()),
        isOne ? ledger.prints() : new Prints(),
        ledger.newestDay(),
        ledger.firstOver());
  }

  /** Whether the ledger was read in a round. */
  public boolean isAsOf(int ofRound) {
    return round == ofRound;
  }

  /**
   * Whether the ledger is to be read because something is to be settled: that waits until it is
   * worth it.
   *
   * @param retention see {@link Ledger#settle}
   */
  public boolean settles(int retention) {
    return unread >= MANY && Months.of(newestDay) - retention >= firstOver;
  }

  /**
   * Whether all that a record changes are months in which the organisation is covered; otherwise it
   * may concern other records, or other organisations, and the ledger has to be read.
   */
  public boolean isAlone(Entry entry) {
    return entry.identifier().equals(creditCode)
        && !entry.resolved()
        && !entry.withdrawn()
        && !entry.isEnding()
        && !prints.has(Role.KEY, entry.key())
        && (entry.document() == 0 || !prints.has(Role.ENDED, entry.document()));
  }

  /** Counts a record that is alone. */
  public void count(Entry entry, Change change) {
    appearance.cover(entry, change);
    prints.add(Role.KEY, entry.key());
    unread++;
    newestDay = Math.max(newestDay, entry.spokenOf());
    firstOver = Math.min(firstOver, entry.over());
  }

  /** Writes it down. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(round);
    out.writeInt(unread);
    Statement.TextWriter texts = Texts.writer(out);
    texts.write(creditCode);
    Presence.write(appearance.presences(), out, texts);
    appearance.covered().write(out, texts);
    prints.write(out);
    out.writeInt(newestDay);
    out.writeInt(firstOver);
  }

  /** Reads what {@link #write} wrote. */
  public static Summary read(DataInput in) throws IOException {
    int round = in.readInt();
    int unread = in.readInt();
    Statement.TextReader texts = Texts.reader(in);
    String creditCode = texts.read();
    List<Presence> presences = Presence.readAll(in, texts);
    Covered covered = Covered.read(in, texts);
    return new Summary(
        round,
        unread,
        creditCode,
        new Appearance(presences, covered),
        Prints.read(in),
        in.readInt(),
        in.readInt());
  }
}

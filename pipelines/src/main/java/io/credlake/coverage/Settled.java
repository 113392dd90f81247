package io.credlake.coverage;

import io.credlake.coverage.Prints.Role;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the settled past of an organisation counts, without the statements that told it.
 *
 * <p>Of each settled record a print stays, by which a later statement about it is known: such a
 * statement cannot be taken in, and coverage has to be counted anew.
 */
final class Settled {

  private static final int NO_DAY = Integer.MAX_VALUE;

  /** The credit code of the organisation; null as long as nothing is settled. */
  private String creditCode;

  /** First day of the code, as far as its settled versions tell. */
  private int codeDay = NO_DAY;

  /** Records that ended in this month or before may be settled. */
  private int horizon;

  /** Versions that begin before this day are settled. */
  private int versionsFrom = Integer.MIN_VALUE;

  private final List<Presence> presences = new ArrayList<>();
  private Covered covered = new Covered();
  private Prints prints = new Prints();

  boolean isEmpty() {
    return creditCode == null;
  }

  String creditCode() {
    return creditCode;
  }

  OptionalInt codeDay() {
    return codeDay == NO_DAY ? OptionalInt.empty() : OptionalInt.of(codeDay);
  }

  List<Presence> presences() {
    return presences;
  }

  Covered covered() {
    return covered;
  }

  Prints prints() {
    return prints;
  }

  /** The records that ended in a month or before, and versions that ended by then, are settled. */
  void advanceTo(int month, String code) {
    creditCode = code;
    horizon = Math.max(horizon, month);
  }

  /** Settles a presence, which follows those settled before. */
  void add(Presence presence) {
    Presence last = presences.isEmpty() ? null : presences.getLast();
    if (last != null && last.goesOnIn(presence)) {
      presences.set(presences.size() - 1, last.until(presence.to()));
    } else {
      presences.add(presence);
    }
  }

  /** All versions that begin before a day are settled. */
  void versionsUpTo(int day) {
    versionsFrom = day;
  }

  /** Notes on which day a settled version knows the credit code. */
  void codeKnown(int day) {
    codeDay = Math.min(codeDay, day);
  }

  /**
   * Settles an entry.
   *
   * @param to first month in which it is not in force any more
   */
  void add(Entry entry, int to) {
    prints.add(Role.KEY, entry.key());
    if (entry.withdrawn()) {
      return;
    }
    if (entry.isEnding()) {
      prints.add(Role.ENDED, entry.refersTo());
      return;
    }
    covered.add(entry.field(), entry.department(), entry.from(), to);
    if (entry.document() != 0) {
      prints.add(Role.DOCUMENT, entry.document());
    }
  }

  /**
   * Whether a statement would change what is settled.
   *
   * @param removed whether the statement is taken away
   */
  boolean isTouchedBy(Told statement, boolean removed) {
    if (isEmpty()) {
      return false;
    }
    return switch (statement) {
      case Version version -> isTouchedBy(version, removed);
      case Entry entry -> isTouchedBy(entry);
    };
  }

  private boolean isTouchedBy(Version version, boolean removed) {
    // without the first version that is not settled, the last settled one would hold for longer
    boolean opensEnd = version.from() == versionsFrom && (removed || version.withdrawn());
    boolean otherCode =
        Ledger.isCreditCode(version.identifier()) && !version.identifier().equals(creditCode);
    return version.from() < versionsFrom || opensEnd || otherCode;
  }

  private boolean isTouchedBy(Entry entry) {
    if (prints.has(Role.KEY, entry.key())) {
      return true;
    }
    if (entry.isEnding()) {
      return !entry.withdrawn()
          && entry.from() < horizon
          && prints.has(Role.DOCUMENT, entry.refersTo());
    }
    return entry.document() != 0 && prints.has(Role.ENDED, entry.document());
  }

  void write(DataOutput out, Statement.TextWriter texts) throws IOException {
    out.writeBoolean(creditCode != null);
    if (creditCode == null) {
      return;
    }
    texts.write(creditCode);
    out.writeInt(codeDay);
    out.writeShort(horizon);
    out.writeInt(versionsFrom);
    Presence.write(presences, out, texts);
    covered.write(out, texts);
    prints.write(out);
  }

  static Settled read(DataInput in, Statement.TextReader texts) throws IOException {
    Settled settled = new Settled();
    if (!in.readBoolean()) {
      return settled;
    }
    settled.creditCode = texts.read();
    settled.codeDay = in.readInt();
    settled.horizon = in.readShort();
    settled.versionsFrom = in.readInt();
    settled.presences.addAll(Presence.readAll(in, texts));
    settled.covered = Covered.read(in, texts);
    settled.prints = Prints.read(in);
    return settled;
  }
}

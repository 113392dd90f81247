package io.credlake.decode;

import io.credlake.code.CitizenNumber;
import io.credlake.contract.Encoding;
import io.credlake.contract.FeedContract;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the titles of a feed in a file, and says what is wrong with them. */
final class Titles {

  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_SHOWN = 60;
  private static final int SOUND_PER_DAMAGED = 8;

  private final FeedContract contract;

  /**
   * A title row that was found.
   *
   * @param encoding in which it makes most sense
   * @param titles as they stand in the file
   * @param row what they say
   */
  record Found(Encoding encoding, List<String> titles, TitleRow row) {}

  Titles(FeedContract contract) {
    this.contract = contract;
  }

  /**
   * Reads the titles in the encoding in which most of them are known.
   *
   * @param read reads them in an encoding
   * @param head first bytes of the file, which decide between encodings that know the same
   */
  Found in(Function<Encoding, List<String>> read, byte[] head) {
    Encoding encoding = encodingOf(read, head);
    List<String> titles = read.apply(encoding);
    return new Found(encoding, titles, TitleRow.match(titles, contract));
  }

  /**
   * The encoding in which most titles are known; of equal ones the first that fits the file, for
   * titles may be the plain letters of a database.
   */
  Encoding encodingOf(Function<Encoding, List<String>> read, byte[] head) {
    Comparator<Encoding> byTitles =
        Comparator.comparingLong(
            encoding -> -TitleRow.matchNames(read.apply(encoding), contract).known());
    return contract.encodings().stream()
        .min(byTitles.thenComparing(encoding -> !fits(head, encoding)))
        .orElseThrow();
  }

  /** Why a file with this title row cannot be read; null if it can. */
  String refusal(TitleRow row) {
    if (row.known() == 0) {
      return noneKnown("no title row");
    }
    if (row.missing().isEmpty()) {
      return null;
    }
    return "Cannot read delivery, column missing: %s%s"
        .formatted(
            String.join(", ", row.missing()),
            row.unknown().isEmpty() ? "" : " (not expected: " + shown(row.unknown()) + ")");
  }

  /** Says that a file has no known titles at all. */
  String noneKnown(String what) {
    return "Cannot read delivery, %s of feed %s in %s; expected: %s"
        .formatted(
            what,
            contract.feed(),
            names(contract.encodings()),
            contract.layouts().getFirst().columns().stream()
                .filter(column -> !column.optional())
                .map(FeedContract.Column::title)
                .collect(Collectors.joining(",")));
  }

  /** What is odd about a file; null if nothing is. */
  static String remark(Collection<String> unknown, boolean unterminated) {
    StringBuilder remark = new StringBuilder();
    String shown = shown(unknown);
    if (!shown.isEmpty()) {
      remark.append("Columns not in the contract, not kept: ").append(shown).append(". ");
    }
    if (unterminated) {
      remark.append("The last row has no line end; the file may be cut off. ");
    }
    return remark.isEmpty() ? null : remark.toString().strip();
  }

  static String names(List<Encoding> encodings) {
    return encodings.stream().map(e -> e.charset().name()).collect(Collectors.joining(" or "));
  }

  /** The bytes as text without a mark of the byte order. */
  static String text(byte[] bytes, Encoding encoding) {
    String text = new String(bytes, encoding.charset());
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** A title as it may be told. */
  static String shown(String title) {
    String plain = title.replaceAll("\\s+", " ").strip();
    if (CitizenNumber.indexIn(plain) >= 0) {
      return "***";
    }
    return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
  }

  private static String shown(Collection<String> titles) {
    String shown =
        titles.stream()
            .map(Titles::shown)
            .filter(title -> !title.isEmpty())
            .limit(MOST_SHOWN)
            .collect(Collectors.joining(", "));
    return titles.size() > MOST_SHOWN ? shown + ", …" : shown;
  }

  /**
   * Whether a text makes sense in an encoding, but for single damaged places: the wrong encoding
   * damages nearly all that is not ASCII.
   */
  private static boolean fits(byte[] head, Encoding encoding) {
    String text = new String(head, encoding.charset());
    long damaged = text.chars().filter(c -> c == '\uFFFD').count();
    long beyondAscii = text.chars().filter(c -> c > 0x7F).count();
    return damaged * SOUND_PER_DAMAGED <= beyondAscii + SOUND_PER_DAMAGED;
  }
}

package io.credlake.contract;

import io.credlake.code.CitizenNumber;
import io.credlake.code.CodeLists;
import io.credlake.conf.ConfException;
import io.credlake.conf.Nearest;
import io.credlake.conf.StrictYaml;
import io.credlake.contract.FeedContract.Guard;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a sender declares about a delivery, in a file {@code <delivery>.manifest.yaml} beside it.
 *
 * <p>Whatever it leaves out is null: not declared.
 *
 * @param feed whose contract the delivery follows
 * @param contractVersion version of that contract
 * @param sender code of the sending department
 * @param region code of the province that rows without one belong to
 * @param rows data rows of the delivery, titles not counted
 * @param sums sums of number fields over its rows about organisations; amounts in yuan
 * @param period days that it covers
 * @param sentOn day on which it was sent, in China
 * @param sha256 digest of the delivery's bytes in hexadecimal
 */
public record Manifest(
    String feed,
    Integer contractVersion,
    String sender,
    String region,
    Long rows,
    Map<String, BigDecimal> sums,
    Period period,
    LocalDate sentOn,
    String sha256)
    implements Serializable {

  /** End of the name of every manifest. */
  public static final String SUFFIX = ".manifest.yaml";

  /** Of a delivery that came without a manifest. */
  public static final Manifest NONE =
      new Manifest(null, null, null, null, null, null, null, null, null);

  // 1E999999999 would fill the memory as it is written out.
  private static final int MOST_DIGITS = 64;

  /**
   * Fills in what a manifest may leave out.
   *
   * @throws IllegalArgumentException if a sum has more digits than sums have
   */
  public Manifest {
    sums = sums == null ? Map.of() : sums;
    sums.forEach(
        (field, sum) -> {
          if (sum.precision() > MOST_DIGITS || Math.abs((long) sum.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("Invalid sum of " + field + ": " + sum);
          }
        });
  }

  /**
   * The days a delivery covers.
   *
   * @param from first day
   * @param to last day
   */
  public record Period(LocalDate from, LocalDate to) implements Serializable {}

  /**
   * The manifest in a text.
   *
   * @param yaml the text; JSON is YAML
   * @param file name of the file it came from, for messages
   * @throws ConfException if the text is not a valid manifest
   */
  public static Manifest parse(String yaml, String file) {
    return StrictYaml.read(Manifest.class, yaml, file, Map.of());
  }

  /**
   * The manifest of a delivery in a file, or {@link #NONE}.
   *
   * @throws ConfException if it is not readable or carries a citizen number; the message says that
   *     the delivery cannot be taken
   */
  public static Manifest beside(Path delivery) throws IOException {
    Path manifest = delivery.resolveSibling(delivery.getFileName() + SUFFIX);
    if (!Files.exists(manifest)) {
      return NONE;
    }
    String yaml;
    try {
      yaml = Files.readString(manifest);
    } catch (MalformedInputException e) {
      throw notReadable(e);
    }
    if (CitizenNumber.indexIn(yaml) >= 0) {
      throw new ConfException(
          "Cannot take delivery, citizen number in its manifest: value withheld");
    }
    try {
      return parse(yaml, manifest.getFileName().toString());
    } catch (ConfException e) {
      throw notReadable(e);
    }
  }

  private static ConfException notReadable(Exception cause) {
    return new ConfException(
        "Cannot take delivery, its manifest is not readable: " + cause.getMessage(), cause);
  }

  /** Whether it declares rows or sums that the delivery can be held to. */
  public boolean declaresCounts() {
    return rows != null || !sums.isEmpty();
  }

  /**
   * Why the delivery must not be taken, or null if it may.
   *
   * @param digest of the delivery's bytes
   * @param arrived day on which it was found
   */
  public String refusal(FeedContract contract, String digest, LocalDate arrived, CodeLists lists) {
    if (feed != null && !feed.equals(contract.feed())) {
      return cannot("its manifest names another feed than %s".formatted(contract.feed()), feed);
    }
    if (contractVersion != null
        && (contractVersion < contract.compatibleFrom() || contractVersion > contract.version())) {
      return cannot(
          "contract versions from %d to %d are read"
              .formatted(contract.compatibleFrom(), contract.version()),
          contractVersion);
    }
    if (sender != null && !lists.departments().isOrFollows(sender, contract.sender())) {
      return cannot("feed %s is sent by %s".formatted(contract.feed(), contract.sender()), sender);
    }
    if (region != null && !lists.regions().province(region).filter(region::equals).isPresent()) {
      return cannot("its manifest names no province by code", region);
    }
    if (sha256 != null && !sha256.equalsIgnoreCase(digest)) {
      return cannot("its bytes are not those declared, SHA-256", digest);
    }
    for (String field : sums.keySet()) {
      if (!contract.controlSums().contains(field)) {
        return cannot(
            "no control sum of the contract", field + Nearest.hint(field, contract.controlSums()));
      }
    }
    LocalDate sent = sentOn == null ? arrived : sentOn;
    if (sent.isAfter(arrived)) {
      return cannot("sent after it arrived", sent);
    }
    return period == null ? null : periodRefusal(contract, sent);
  }

  /**
   * In what the rows that were read differ from those declared, a sentence each.
   *
   * @param sumsRead sums of number fields, in hundredths
   * @param guard of the feed; where it counts persons the sum that was read is not told, because
   *     with the rows that were kept it tells the small cells that were not
   */
  public List<String> differences(long rowsRead, Map<String, Long> sumsRead, Guard guard) {
    List<String> differences = new ArrayList<>();
    if (rows != null && rows != rowsRead) {
      differences.add("Declared %d rows, read %d.".formatted(rows, rowsRead));
    }
    sums.forEach(
        (field, declared) -> {
          BigDecimal read = BigDecimal.valueOf(sumsRead.getOrDefault(field, 0L), 2);
          if (declared.compareTo(read) != 0) {
            String told = guard == Guard.A ? "another sum" : read.toPlainString();
            differences.add(
                "Declared %s %s, read %s.".formatted(field, declared.toPlainString(), told));
          }
        });
    return differences;
  }

  private String periodRefusal(FeedContract contract, LocalDate sent) {
    if (period.from() == null || period.to() == null || period.to().isBefore(period.from())) {
      return cannot("its period needs a first and a last day in order", period);
    }
    String days = period.from() + ".." + period.to();
    if (period.from().isAfter(sent)) {
      return cannot("its period begins after it was sent on " + sent, days);
    }
    FeedContract.InForce inForce = contract.inForce();
    if (inForce != null
        && (isBefore(period.from(), inForce.from()) || isBefore(inForce.to(), period.to()))) {
      return cannot(
          "out of the period of feed %s, %s..%s"
              .formatted(contract.feed(), open(inForce.from()), open(inForce.to())),
          days);
    }
    return null;
  }

  private static boolean isBefore(LocalDate day, LocalDate other) {
    return day != null && other != null && day.isBefore(other);
  }

  private static Object open(LocalDate day) {
    return day == null ? "" : day;
  }

  private static String cannot(String reason, Object value) {
    return "Cannot take delivery, %s: %s".formatted(reason, value);
  }
}

package io.credlake.feed;

import io.credlake.code.ChinaTime;
import io.credlake.code.CitizenNumber;
import io.credlake.code.CodeLists;
import io.credlake.conf.ConfException;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Guard;
import io.credlake.contract.Manifest;
import io.credlake.decode.Chunk;
import io.credlake.decode.DeliveryRows;
import io.credlake.decode.DeliveryScan;
import io.credlake.decode.ScannedDelivery;
import io.credlake.refine.DeliveryTerms;
import io.credlake.refine.Rejection;
import io.credlake.refine.RowRefiner;
import io.credlake.refine.RowSink;
import io.credlake.refine.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What would become of a delivery, tried without a lake.
 *
 * <p>Only the lake knows which rows it holds already, so duplicates are not told.
 *
 * @param delivery what it is
 * @param manifest what its sender declares
 * @param refusal why it would be refused; null if it would not
 * @param tally its rows; empty if it would be refused
 * @param firstRejected reasons against the first rejected rows
 */
public record DeliveryTrial(
    ScannedDelivery delivery,
    Manifest manifest,
    String refusal,
    Tally tally,
    List<Rejection> firstRejected) {

  /**
   * Tries a file.
   *
   * @param mostRows how many rejected rows are told
   */
  public static DeliveryTrial of(FeedContract contract, CodeLists lists, Path file, int mostRows)
      throws IOException {
    ScannedDelivery delivery = new DeliveryScan(contract).scan(() -> Files.newInputStream(file));
    LocalDate today = LocalDate.now(ChinaTime.ZONE);
    Manifest manifest = Manifest.NONE;
    String refusal = delivery.refusal();
    try {
      manifest = Manifest.beside(file);
      refusal =
          refusal != null
              ? refusal
              : manifest.refusal(contract, delivery.deliveryId(), today, lists);
    } catch (ConfException e) {
      refusal = e.getMessage();
    }
    if (CitizenNumber.indexIn(file.toAbsolutePath().toString()) >= 0) {
      refusal = "Cannot take delivery, citizen number in the name of its file: value withheld";
    }
    Tally tally = new Tally();
    FirstRejected sink = new FirstRejected(mostRows);
    if (refusal == null) {
      DeliveryTerms terms = DeliveryTerms.of(manifest, today);
      for (Chunk chunk : delivery.chunks()) {
        RowRefiner refiner =
            new RowRefiner(contract, delivery.reading().titles(), terms, lists, sink);
        try (InputStream in = Files.newInputStream(file)) {
          in.skipNBytes(chunk.offset());
          DeliveryRows.read(chunk.of(in), delivery.reading(), chunk, contract, refiner);
        }
        tally.add(refiner.tally());
      }
    }
    return new DeliveryTrial(delivery, manifest, refusal, tally, sink.rejections);
  }

  /** Rows that would become facts or counts of persons, were none of them known. */
  public long acceptable() {
    return tally.read() - tally.rejected();
  }

  /** In what the rows differ from those declared. */
  public List<String> differences() {
    return refusal == null ? manifest.differences(tally.read(), tally.sums(), Guard.N) : List.of();
  }

  /** Keeps the reasons against the first rejected rows, in the order of their lines. */
  private static final class FirstRejected implements RowSink {

    private final int mostRows;
    private final List<Rejection> rejections = new ArrayList<>();
    private long rows;
    private long lastLine;

    FirstRejected(int mostRows) {
      this.mostRows = mostRows;
    }

    @Override
    public void reject(Rejection rejection) {
      if (rejection.line() != lastLine) {
        lastLine = rejection.line();
        rows++;
      }
      if (rows <= mostRows) {
        rejections.add(rejection);
      }
    }

    @Override
    public void text(int field, byte[] utf8, int offset, int length) {}

    @Override
    public void date(int field, int epochDay) {}

    @Override
    public void count(int field, long number) {}

    @Override
    public void money(int field, long hundredths) {}

    @Override
    public void texts(int field, List<String> values) {}

    @Override
    public void accept(long line, long identityHigh, long identityLow) {}

    @Override
    public void mended(long line, String deliveryId, long mendedLine) {}

    @Override
    public void discard() {}
  }
}

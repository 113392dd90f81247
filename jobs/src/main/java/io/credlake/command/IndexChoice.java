package io.credlake.command;

import io.credlake.code.CodeLists;
import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Basis;
import io.credlake.rate.Period;
import io.credlake.rate.Place;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.ResultFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Of which index a command tells, in which year and how. */
final class IndexChoice {

  private static final int DECEMBER = 12;

  @Mixin private LakeOption lake;

  @Mixin private ReleaseOption release;

  @Option(
      names = "--framework",
      paramLabel = "ID",
      defaultValue = "integrity",
      description = "A framework of conf/index (default: ${DEFAULT-VALUE}).")
  private String framework;

  @Option(names = "--at", paramLabel = "YEAR", description = "Year (default: the newest).")
  private String at;

  @Mixin private FormatOption format;

  Path lake() {
    return lake.lake();
  }

  /** Answers from the lake, or from the release asked for. */
  Connection connect(Endpoint endpoint) throws SQLException {
    return release.connect(endpoint);
  }

  ResultFormat format() {
    return format.chosen();
  }

  boolean isTable() {
    return format.isTable();
  }

  /** The run that is told of. */
  Basis basis(IndexFigures figures) throws SQLException {
    return figures.basis(framework);
  }

  /**
   * The year asked for, or the newest of a run.
   *
   * @throws IllegalArgumentException if the run does not tell of it; the message names the nearest
   */
  int year(Basis basis) {
    if (basis.lastYear() == null) {
      throw new IllegalArgumentException(
          "Cannot tell an index, %s: %s".formatted(basis.reason(), basis.framework()));
    }
    if (at == null) {
      return basis.lastYear();
    }
    Period period = Period.parse(at);
    int year = period.last().getYear();
    if (period.last().getMonthValue() != DECEMBER
        || year < basis.firstYear()
        || year > basis.lastYear()) {
      throw new IllegalArgumentException(
          "Cannot tell an index, it is computed for years %d to %d (nearest: %d): %s"
              .formatted(
                  basis.firstYear(),
                  basis.lastYear(),
                  Math.clamp(year, basis.firstYear(), basis.lastYear()),
                  at));
    }
    return year;
  }

  /**
   * A province.
   *
   * @throws IllegalArgumentException if it is none; the message names the nearest
   */
  static Place province(String codeOrName) throws IOException {
    Place place =
        Place.find(CodeLists.load(Credlake.home().resolve("conf/codes")).regions(), codeOrName);
    if (!place.level().equals("province")) {
      throw new IllegalArgumentException(
          "Invalid region, indices are of provinces%s: %s"
              .formatted(
                  place.province().isEmpty() ? "" : " (nearest: %s)".formatted(place.province()),
                  codeOrName));
    }
    return place;
  }
}

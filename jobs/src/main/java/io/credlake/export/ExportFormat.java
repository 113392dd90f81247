package io.credlake.export;

import io.credlake.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/** A form in which datasets are given to researchers. */
public enum ExportFormat {

  /** Tidy CSV that spreadsheets open right. */
  CSV("csv", "csv", "text/csv") {
    @Override
    TableWriter open(Path file, Dataset dataset, ExportPackage about) throws IOException {
      return new CsvTable(file, dataset);
    }
  },

  /** A workbook for each dataset. */
  XLSX("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
    @Override
    TableWriter open(Path file, Dataset dataset, ExportPackage about) throws IOException {
      return new XlsxTable(file, dataset, about);
    }
  },

  /** Apache Parquet. */
  PARQUET("parquet", "parquet", "application/vnd.apache.parquet") {
    @Override
    TableWriter open(Path file, Dataset dataset, ExportPackage about) throws IOException {
      return new ParquetTable(file, dataset, about.metadata(dataset));
    }
  },

  /** SDMX-CSV 2.0: one line for each observation. */
  SDMX_CSV("sdmx-csv", "csv", "application/vnd.sdmx.data+csv;version=2.0.0") {
    @Override
    TableWriter open(Path file, Dataset dataset, ExportPackage about) throws IOException {
      return new SdmxCsvTable(file, new SdmxFlow(dataset, about));
    }
  },

  /** SDMX-JSON 2.0 data message. */
  SDMX_JSON("sdmx-json", "json", "application/vnd.sdmx.data+json;version=2.0.0") {
    @Override
    TableWriter open(Path file, Dataset dataset, ExportPackage about) throws IOException {
      return new SdmxJsonTable(file, new SdmxFlow(dataset, about), about);
    }
  };

  private final String label;
  private final String ending;
  private final String mediaType;

  ExportFormat(String label, String ending, String mediaType) {
    this.label = label;
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** Opens the file of a dataset. */
  abstract TableWriter open(Path file, Dataset dataset, ExportPackage about) throws IOException;

  /** Whether it is one of SDMX, which tells of datasets with measures only. */
  public boolean isSdmx() {
    return this == SDMX_CSV || this == SDMX_JSON;
  }

  /** Whether the data file has the dataset's own columns as a CSV table. */
  boolean isTabular() {
    return this == CSV;
  }

  /** Name of the data file of a dataset within the package. */
  String file(Dataset dataset) {
    return "data/%s.%s".formatted(dataset.name(), ending);
  }

  /** The ending of its files. */
  String ending() {
    return ending;
  }

  /** Media type of its files. */
  String mediaType() {
    return mediaType;
  }

  @Override
  public String toString() {
    return label;
  }
}

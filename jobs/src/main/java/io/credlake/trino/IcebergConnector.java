package io.credlake.trino;

import io.credlake.lake.Catalogue;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.ObjectStore;
import io.credlake.lake.RestCatalogue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The settings by which Trino's Iceberg connector finds the tables of a lake and their files. */
final class IcebergConnector {

  private static final int LISTED_AT_ONCE = 64;

  private IcebergConnector() {}

  /** Settings by their names, passwords among them. */
  static Map<String, String> of(LakePlace lake) {
    Map<String, String> catalog = new LinkedHashMap<>();
    catalog.put("connector.name", "iceberg");
    catalog.putAll(lake.rest() == null ? inDatabase(lake) : overRest(lake.rest()));
    // Who lists columns waits for each view, because Trino at first takes it for a table and tries
    // again to read it as one: half a second, not of work.
    catalog.put("iceberg.metadata.parallelism", Integer.toString(LISTED_AT_ONCE));
    if (lake.store() != null) {
      catalog.putAll(files(lake.store()));
    } else if (lake.isInHdfs()) {
      catalog.put("fs.hadoop.enabled", "true");
    } else {
      catalog.put("fs.local.enabled", "true");
      catalog.put("local.location", "/");
    }
    return catalog;
  }

  private static Map<String, String> inDatabase(LakePlace lake) {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("iceberg.catalog.type", "jdbc");
    tables.put("iceberg.jdbc-catalog.driver-class", lake.catalogue().driver());
    tables.put("iceberg.jdbc-catalog.connection-url", lake.catalogue().url());
    new TreeMap<>(lake.catalogue().credentials()) // in one order, or each launch is another
        .forEach((name, value) -> tables.put("iceberg.jdbc-catalog.connection-" + name, value));
    tables.put("iceberg.jdbc-catalog.catalog-name", Lake.CATALOG);
    tables.put("iceberg.jdbc-catalog.default-warehouse-dir", lake.warehouse());
    tables.put("iceberg.jdbc-catalog.schema-version", "V1");
    tables.put("iceberg.jdbc-catalog.retryable-status-codes", Catalogue.ENDED_BY_SERVER);
    return tables;
  }

  private static Map<String, String> overRest(RestCatalogue rest) {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("iceberg.catalog.type", "rest");
    tables.put("iceberg.rest-catalog.uri", rest.url());
    if (rest.warehouse() != null) {
      tables.put("iceberg.rest-catalog.warehouse", rest.warehouse());
    }
    if (rest.credentialFile() != null) {
      tables.put("iceberg.rest-catalog.security", "OAUTH2");
      tables.put("iceberg.rest-catalog.oauth2.credential", rest.credential());
      if (rest.tokenServer() != null) {
        tables.put("iceberg.rest-catalog.oauth2.server-uri", rest.tokenServer());
      }
      if (rest.scope() != null) {
        tables.put("iceberg.rest-catalog.oauth2.scope", rest.scope());
      }
    }
    return tables;
  }

  private static Map<String, String> files(ObjectStore store) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("fs.s3.enabled", "true");
    if (store.endpoint() != null) {
      files.put("s3.endpoint", store.endpoint());
    }
    files.put("s3.region", store.region());
    files.put("s3.path-style-access", Boolean.toString(store.pathStyle()));
    files.put("s3.aws-access-key", store.keyId());
    files.put("s3.aws-secret-key", store.secret());
    return files;
  }
}

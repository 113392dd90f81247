package io.credlake.lake;

import io.credlake.conf.SettingsFile;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object store that speaks S3, and the access key by which it is asked.
 *
 * <p>The secret of the key stands in a file on each machine that runs jobs, so that it travels with
 * none.
 *
 * @param endpoint URL; null: that of Amazon in the region
 * @param region for which requests are signed
 * @param pathStyle whether a bucket is named in the path of a request, not in the host
 * @param keyId of the access key
 * @param secretFile absolute path of a file that holds the secret of the key
 */
public record ObjectStore(
    String endpoint, String region, boolean pathStyle, String keyId, String secretFile)
    implements Serializable {

  static final String PREFIX = "s3://";

  private static final String ENDPOINT = "s3-endpoint";
  private static final String REGION = "s3-region";
  private static final String PATH_STYLE = "s3-path-style";
  private static final String KEY_ID = "s3-key-id";
  private static final String SECRET = "s3-secret-file";
  static final List<String> KEYS = List.of(ENDPOINT, REGION, PATH_STYLE, KEY_ID, SECRET);

  /**
   * Makes clients of S3 alone; that of Iceberg's default asks for libraries of other services, too.
   */
  private static final String CLIENTS = "org.apache.iceberg.aws.s3.DefaultS3FileIOAwsClientFactory";

  private static final String DEFAULT_REGION = "us-east-1";
  private static final String URL = "https?://[^/?#\\s]+";

  /** The store that a file of settings names. */
  static ObjectStore of(SettingsFile set, Path folder, Path file) {
    String endpoint = set.text(ENDPOINT);
    if (endpoint != null && !endpoint.matches(URL)) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be http://HOST:PORT or https://HOST:PORT: %s (in %s)"
              .formatted(ENDPOINT, endpoint, file));
    }
    String pathStyle = set.text(PATH_STYLE);
    if (pathStyle != null && !pathStyle.equals("true") && !pathStyle.equals("false")) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be true or false: %s (in %s)"
              .formatted(PATH_STYLE, pathStyle, file));
    }
    String region = set.text(REGION);
    return new ObjectStore(
        endpoint,
        region == null ? DEFAULT_REGION : region,
        pathStyle == null || Boolean.parseBoolean(pathStyle),
        needed(set, KEY_ID, file),
        folder.resolve(needed(set, SECRET, file)).normalize().toString());
  }

  private static String needed(SettingsFile set, String key, Path file) {
    String text = set.text(key);
    if (text == null) {
      throw new IllegalArgumentException(
          "Invalid %s, it is missing for a warehouse in an object store (in %s)"
              .formatted(key, file));
    }
    return text;
  }

  /** The settings that name it; null: left to the default. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(ENDPOINT, endpoint);
    settings.put(REGION, region);
    settings.put(PATH_STYLE, Boolean.toString(pathStyle));
    settings.put(KEY_ID, keyId);
    settings.put(SECRET, secretFile);
    return settings;
  }

  /** The properties by which Iceberg finds the files in it, of which one is the secret. */
  Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    if (endpoint != null) {
      properties.put("s3.endpoint", endpoint);
    }
    properties.put("client.region", region);
    properties.put("s3.path-style-access", Boolean.toString(pathStyle));
    properties.put("s3.access-key-id", keyId);
    properties.put("s3.secret-access-key", secret());
    properties.put("http-client.type", "urlconnection");
    properties.put("client.legacy-md5-plugin-enabled", "true"); // as Trino; not all know newer sums
    properties.put("s3.client-factory-impl", CLIENTS);
    return properties;
  }

  /**
   * The secret of the access key.
   *
   * @throws IllegalStateException if it cannot be read, or others may read it, too
   */
  public String secret() {
    return new SecretFile("the secret of the object store", secretFile).read();
  }
}

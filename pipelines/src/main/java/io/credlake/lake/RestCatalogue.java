package io.credlake.lake;

import io.credlake.conf.SettingsFile;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;

/**
 * An Iceberg REST catalogue, which lists the tables of a lake in the place of its database (Iceberg
 * REST Open API 1).
 *
 * <p>The credential stands in a file on each machine that runs jobs, so that it travels with none.
 *
 * @param url of the catalogue, without /v1
 * @param warehouse the name by which the catalogue knows the lake; null: it has only one
 * @param credentialFile absolute path of a file that holds ID:SECRET of a client (OAuth 2, client
 *     credentials); null: none is asked for
 * @param tokenServer URL that gives a token for the credential; null: the catalogue does itself
 * @param scope that the token is asked for; null: left to Iceberg
 */
public record RestCatalogue(
    String url, String warehouse, String credentialFile, String tokenServer, String scope)
    implements Serializable {

  private static final String CATALOGUE = "rest-catalogue";
  private static final String WAREHOUSE = "rest-warehouse";
  private static final String CREDENTIAL = "rest-credential-file";
  private static final String TOKENS = "rest-token-server";
  private static final String SCOPE = "rest-scope";
  static final List<String> KEYS = List.of(CATALOGUE, WAREHOUSE, CREDENTIAL, TOKENS, SCOPE);

  private static final String URL = "https?://[^?#\\s]+";

  /** The catalogue that a file of settings names; null: none. */
  static RestCatalogue of(SettingsFile set, Path folder, Path file) {
    String url = url(set, CATALOGUE, file);
    if (url == null) {
      set.refuse(KEYS, "without " + CATALOGUE);
      return null;
    }
    String credential = set.text(CREDENTIAL);
    return new RestCatalogue(
        url,
        set.text(WAREHOUSE),
        credential == null ? null : folder.resolve(credential).normalize().toString(),
        url(set, TOKENS, file),
        set.text(SCOPE));
  }

  private static String url(SettingsFile set, String key, Path file) {
    String url = set.text(key);
    if (url != null && !url.matches(URL)) {
      throw new IllegalArgumentException(
          "Invalid %s, it must be http://HOST:PORT/PATH or https://HOST:PORT/PATH: %s (in %s)"
              .formatted(key, url, file));
    }
    return url;
  }

  /** The settings that name it; null: left to the default. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(CATALOGUE, url);
    settings.put(WAREHOUSE, warehouse);
    settings.put(CREDENTIAL, credentialFile);
    settings.put(TOKENS, tokenServer);
    settings.put(SCOPE, scope);
    return settings;
  }

  /** The properties by which Iceberg asks it, of which one is the credential. */
  Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put(CatalogProperties.URI, url);
    put(properties, CatalogProperties.WAREHOUSE_LOCATION, warehouse);
    if (credentialFile != null) {
      properties.put("rest.auth.type", "oauth2");
      properties.put("credential", credential());
      put(properties, "oauth2-server-uri", tokenServer);
      put(properties, "scope", scope);
    }
    return properties;
  }

  private static void put(Map<String, String> properties, String key, String value) {
    if (value != null) {
      properties.put(key, value);
    }
  }

  /**
   * The credential, as ID:SECRET.
   *
   * @throws IllegalStateException if it cannot be read, or others may read it, too
   */
  public String credential() {
    return new SecretFile("the credential of the REST catalogue", credentialFile).read();
  }
}

package io.credlake.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The character encodings that departments send. */
public enum Encoding {
  @JsonProperty("UTF-8")
  UTF_8(StandardCharsets.UTF_8),
  GB18030(Charset.forName("GB18030"));

  private final Charset charset;

  Encoding(Charset charset) {
    this.charset = charset;
  }

  /** The encoding as Java knows it. */
  public Charset charset() {
    return charset;
  }
}

package io.credlake.decode;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a delivery come from. */
@FunctionalInterface
public interface Source {

  /** Opens the delivery at its first byte; called as often as the bytes are needed. */
  InputStream open() throws IOException;
}

package io.credlake.flow;

import java.io.Serializable;
import java.util.List;

/**
 * Deliveries that arrive as files.
 *
 * @param inlets files and folders where they arrive
 * @param watch whether to follow the folders for ever
 */
public record FileIntake(List<Inlet> inlets, boolean watch) implements Serializable {

  /** Keeps the order of the inlets. */
  public FileIntake {
    inlets = List.copyOf(inlets);
  }
}

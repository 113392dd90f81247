package io.credlake.flow;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** What the source has seen and what it has still to deal out. */
final class InboxState implements Serializable {

  private static final long serialVersionUID = 1;

  /** Marks of the files that were scanned. */
  final Set<String> scanned = new HashSet<>();

  /** Digests of deliveries that this job has taken. */
  final Set<String> taken = new HashSet<>();

  /** Parts that no reader has yet. */
  final Deque<DeliveryPart> waiting = new ArrayDeque<>();
}

package io.credlake.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the deliveries of a job come from: files, topics, or both.
 *
 * @param files empty: none are looked for
 * @param topics each of them of another feed
 */
public record Intake(Optional<FileIntake> files, List<TopicIntake> topics) {

  /** Keeps the order of the topics. */
  public Intake {
    topics = List.copyOf(topics);
  }

  /** Files and folders alone. */
  public static Intake of(FileIntake files) {
    return new Intake(Optional.of(files), List.of());
  }

  /** Topics alone. */
  public static Intake of(TopicIntake... topics) {
    return new Intake(Optional.empty(), List.of(topics));
  }

  /** Whether folders may hold deliveries of any feed. */
  public boolean takesAnyFeed() {
    return inlets().anyMatch(inlet -> inlet.feed() == null);
  }

  /** The feeds that are named. */
  public List<String> feeds() {
    return Stream.concat(
            inlets().map(Inlet::feed).filter(feed -> feed != null),
            topics.stream().map(TopicIntake::feed))
        .distinct()
        .toList();
  }

  private Stream<Inlet> inlets() {
    return files.stream().flatMap(taken -> taken.inlets().stream());
  }
}

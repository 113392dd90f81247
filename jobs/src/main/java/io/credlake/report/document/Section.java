package io.credlake.report.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A section of a document, with its pieces before its parts.
 *
 * @param title without its number
 */
public record Section(String title, List<Block> blocks, List<Section> parts) {

  /** A section that nobody changes. */
  public Section {
    blocks = List.copyOf(blocks);
    parts = List.copyOf(parts);
  }

  /** Begins a section. */
  public static Builder titled(String title) {
    return new Builder(title);
  }

  /** A section that is being written. */
  public static final class Builder {

    private final String title;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Section> parts = new ArrayList<>();

    private Builder(String title) {
      this.title = title;
    }

    /** Adds a paragraph; none if the text is empty. */
    public Builder say(String text) {
      return text.isEmpty() ? this : add(new Block.Paragraph(text));
    }

    /** Adds points; none if there are none. */
    public Builder points(List<String> points) {
      return points.isEmpty() ? this : add(new Block.Bullets(points));
    }

    /** Adds a piece. */
    public Builder add(Block block) {
      blocks.add(block);
      return this;
    }

    /** Adds a part. */
    public Builder add(Section part) {
      parts.add(part);
      return this;
    }

    /** The section as written so far. */
    public Section build() {
      return new Section(title, blocks, parts);
    }
  }
}

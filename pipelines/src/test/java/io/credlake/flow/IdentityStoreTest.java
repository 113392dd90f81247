package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityStoreTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000, 1_000_000})
  void behavesLikeAHashSetHoweverFewAreOnTheHeap(int mostRecent) {
    Random random = new Random(mostRecent);
    Set<UUID> expected = new HashSet<>();

    try (IdentityStore store = new IdentityStore(folder.resolve("spill"), mostRecent)) {
      assertThat(store.isEmpty()).isTrue();
      for (int i = 0; i < 6_000; i++) {
        UUID identity = identity(random);
        long high = identity.getMostSignificantBits();
        long low = identity.getLeastSignificantBits();
        assertThat(store.contains(high, low)).isEqualTo(expected.contains(identity));
        assertThat(store.add(high, low)).isEqualTo(expected.add(identity));
        assertThat(store.contains(high, low)).isTrue();
        assertThat(store.isEmpty()).isFalse();
      }
    }
  }

  /** Halves of either sign, zero and neighbours: what an order of keys could get wrong. */
  private static UUID identity(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new UUID(random.nextInt(9) - 4, random.nextInt(9) - 4);
      case 1 -> new UUID(Long.MIN_VALUE + random.nextInt(3), Long.MAX_VALUE - random.nextInt(40));
      default -> new UUID(random.nextLong(), random.nextLong());
    };
  }

  @Test
  void filesAreDeletedInTheEnd() throws IOException {
    Path spill = folder.resolve("spill");
    try (IdentityStore store = new IdentityStore(spill, 2)) {
      store.add(1, 1);
      assertThat(spill).doesNotExist();
      store.add(2, 2);
      assertThat(spill).isDirectory();
    }

    assertThat(spill).doesNotExist();
  }

  @Test
  void folderThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    try (IdentityStore store = new IdentityStore(file.resolve("spill"), 1)) {
      assertThatThrownBy(() -> store.add(1, 1))
          .hasMessageStartingWith("Cannot write identities of rows, ")
          .hasMessageEndingWith(": " + file.resolve("spill"));
    }
  }
}

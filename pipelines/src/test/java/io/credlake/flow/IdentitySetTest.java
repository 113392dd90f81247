package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitySetTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void behavesLikeAHashSet(long seed) {
    Random random = new Random(seed);
    Set<UUID> expected = new HashSet<>();
    IdentitySet set = new IdentitySet();

    for (int i = 0; i < 20_000; i++) {
      UUID identity = identity(random);
      long high = identity.getMostSignificantBits();
      long low = identity.getLeastSignificantBits();
      assertThat(set.contains(high, low)).isEqualTo(expected.contains(identity));
      assertThat(set.add(high, low)).isEqualTo(expected.add(identity));
      assertThat(set.contains(high, low)).isTrue();
      assertThat(set.size()).isEqualTo(expected.size());
    }

    assertThat(identities(set)).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Small numbers meet often, share their hash and include zero; random ones make the set grow. */
  private static UUID identity(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new UUID(random.nextInt(8), random.nextInt(40));
      case 1 -> new UUID(random.nextInt(40) - 20, random.nextInt(3) - 1);
      default -> new UUID(random.nextLong(), random.nextLong());
    };
  }

  @Test
  void zeroIsAnIdentityLikeOthers() {
    IdentitySet set = new IdentitySet();

    assertThat(set.contains(0, 0)).isFalse();
    assertThat(set.add(0, 0)).isTrue();
    assertThat(set.add(0, 0)).isFalse();
    assertThat(set.contains(0, 0)).isTrue();
    assertThat(set.size()).isEqualTo(1);
    assertThat(identities(set)).containsExactly(new UUID(0, 0));
  }

  @Test
  void halvesOfAnIdentityAreNotMixedUp() {
    IdentitySet set = new IdentitySet();
    set.add(1, 0);

    assertThat(set.contains(0, 1)).isFalse();
    assertThat(set.contains(1, 1)).isFalse();
    assertThat(set.contains(0, 0)).isFalse();
  }

  private static List<UUID> identities(IdentitySet set) {
    List<UUID> identities = new ArrayList<>();
    set.forEach((high, low) -> identities.add(new UUID(high, low)));
    return identities;
  }
}

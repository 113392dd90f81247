package io.credlake.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.coverage.Prints.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrintsTest {

  private static final int MANY = 100_000;

  @Test
  void noNumberIsTakenForAnother() throws Exception {
    Prints prints = new Prints();
    Random random = new Random(7);
    for (int i = 0; i < MANY; i++) {
      prints.add(Role.KEY, random.nextLong());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    prints.write(new DataOutputStream(bytes));
    Prints read = Prints.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    Random same = new Random(7);
    for (int i = 0; i < MANY; i++) {
      long number = same.nextLong();
      assertThat(read.has(Role.KEY, number)).isTrue();
      assertThat(read.has(Role.DOCUMENT, number)).isFalse();
      assertThat(read.has(Role.KEY, random.nextLong())).isFalse();
    }
  }
}

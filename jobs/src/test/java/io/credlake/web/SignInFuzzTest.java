package io.credlake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Timeout;

/** Whatever address is asked for after signing in, it is one of this server. */
class SignInFuzzTest {

  private static final URI SERVER = URI.create("https://credlake.example/sign-in");

  @Timeout(600)
  @FuzzTest(maxDuration = "1m")
  void address(byte[] asked) {
    String local = SignInGate.local(new String(asked, UTF_8));

    assertThat(local).startsWith("/").doesNotStartWith("//").doesNotContain("\\");
    assertThat(local.chars()).allMatch(c -> c > ' ' && c < 127);
    try {
      URI reached = SERVER.resolve(new URI(local));
      assertThat(reached.getScheme()).isEqualTo(SERVER.getScheme());
      assertThat(reached.getAuthority()).isEqualTo(SERVER.getAuthority());
    } catch (URISyntaxException e) {
      // browsers mend such an address; the checks above hold for it, too
    }
  }
}

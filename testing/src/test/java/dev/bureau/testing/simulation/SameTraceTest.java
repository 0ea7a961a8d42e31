package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * P14: one seed is one run, whatever the JVM. That the trace is the same on all JDKs is seen by
 * {@code .ci/run}, which compares the files that this leaves behind.
 */
class SameTraceTest {
  @Test
  void isLeftInTwoJvms() throws Exception {
    String here = ShopTrace.taken();

    String elsewhere = inAJvmOfItsOwn();

    assertThat(elsewhere).isEqualTo(here);
    Files.writeString(buildFolder().resolve("simulation.trace"), here + "\n");
  }

  private static String inAJvmOfItsOwn() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                ShopTrace.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return printed.lines().reduce((first, last) -> last).orElse("");
  }

  private static Path buildFolder() throws URISyntaxException {
    return Path.of(SameTraceTest.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .getParent();
  }
}

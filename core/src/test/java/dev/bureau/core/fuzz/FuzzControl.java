package dev.bureau.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The control of all targets: a fault that is planted is found. It fails unless Jazzer is hunting,
 * so its name is one that only the fuzzing of {@code -Pfull} knows.
 */
class FuzzControl {
  /** Jazzer keeps what it finds where the next run would begin with it. */
  @AfterEach
  void forgetIt() throws IOException {
    Path kept = Path.of("src/test/resources/dev/bureau/core/fuzz/PlantedFaultInputs");
    try (Stream<Path> found = Files.walk(kept)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void isFound() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(PlantedFault.class))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();

    LauncherFactory.create().execute(request, listener);

    assertThat(listener.getSummary().getFailures())
        .singleElement()
        .satisfies(each -> assertThat(each.getException()).hasStackTraceContaining("planted"));
  }
}

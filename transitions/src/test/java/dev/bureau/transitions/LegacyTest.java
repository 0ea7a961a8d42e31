package dev.bureau.transitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** T5: what follows a session to the next of its chain. */
class LegacyTest {
  /** A feature whose state nobody has thought of fails here. */
  @Test
  void saysOfEachFeatureWhatFollows() {
    Set<String> features =
        CoreEvents.CATALOGUE.types().stream()
            .map(each -> each.name().substring(0, each.name().indexOf('.')))
            .collect(Collectors.toSet());
    features.removeAll(Set.of("session", "message")); // the head, and the chain's mailbox

    assertThat(Legacy.RULES.keySet()).isEqualTo(features);
  }
}

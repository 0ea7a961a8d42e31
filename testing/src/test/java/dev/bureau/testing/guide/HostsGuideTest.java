package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.host.AgentHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guide/hosts.md shows works. */
@Timeout(60)
class HostsGuideTest {
  @TempDir private Path folder;

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/hosts.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/Pension.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(3)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void housesAPainterForTwoLives() throws Exception {
    Pension pension = new Pension();
    try (Bureau bureau = Bureau.open(Memory.store())) {
      SessionId first = bureau.sessions().create(SessionSpec.active("Anna").agent("painter")).id();
      AgentHost host = pension.take(bureau, first, folder);

      Session second = host.transition(TransitionSpec.of(Cause.CLEAR));
      host.say("goodbye");
      assertThat(host.awaitEnd(Duration.ofSeconds(20))).isTrue();

      assertThat(bureau.sessions().get(first).links().transitionedTo()).isEqualTo(second.id());
      assertThat(bureau.sessions().get(second.id()).status()).isEqualTo(Status.COMPLETED);
    }
    assertThat(pension.register())
        .containsExactly("Anna came", "Anna packs", "Anna came", "Anna packs", "Anna left");
  }
}

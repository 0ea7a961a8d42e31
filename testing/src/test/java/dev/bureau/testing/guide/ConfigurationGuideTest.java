package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Configuration;
import dev.bureau.orchestrator.message.MailboxFullException;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guide/configuration.md shows works, and is all there is (S11). */
@Timeout(60)
class ConfigurationGuideTest {
  private static final Path PAGE = Path.of("../docs/guide/configuration.md");

  @TempDir private Path folder;

  @Test
  void showsTheProgram() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/Configured.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(
            Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results())
        .hasSize(1)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void namesEveryKeyAsTheCodeHasIt() throws IOException {
    List<String> rows =
        Configuration.defaults().all().stream()
            .map(
                each ->
                    "| `%s` | `%s` | `%s` | %s |"
                        .formatted(each.key(), each.variable(), each.usual(), each.meaning()))
            .toList();

    assertThat(Files.readAllLines(PAGE)).filteredOn(line -> line.startsWith("| `")).isEqualTo(rows);
  }

  @Test
  void showsAFileThatIsAccepted() throws IOException {
    String shown =
        Pattern.compile("    (# bureau.properties\n.*?)\n\n", Pattern.DOTALL)
            .matcher(Files.readString(PAGE))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    Path file = Files.writeString(folder.resolve("bureau.properties"), shown);

    assertThat(Configuration.load(file, Map.of()).config().runtime().maxSessions()).isEqualTo(20);
  }

  @Test
  void opensABureauAsItIsConfigured() throws IOException {
    Path file = Files.writeString(folder.resolve("bureau.properties"), "mailbox-capacity = 1");
    try (Bureau bureau = new Configured().configured(file, Map.of(), Memory.store())) {
      SessionId full = bureau.sessions().create(SessionSpec.active("full")).id();
      bureau.send(full, Letter.of(MessageType.COMMAND, Map.of()));

      assertThatThrownBy(() -> bureau.send(full, Letter.of(MessageType.COMMAND, Map.of())))
          .isInstanceOf(MailboxFullException.class);
    }
  }
}

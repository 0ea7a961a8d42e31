package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guide/moving.md shows works. */
@Timeout(60)
class MovingGuideTest {
  @TempDir private Path folder;
  private final Bureau bureau =
      Bureau.open(Memory.store(), agents -> agents.bind("reader", () -> (message, context) -> {}));
  private final ReadingRoom room = new ReadingRoom(bureau);

  @AfterEach
  void close() {
    bureau.close();
  }

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/moving.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/ReadingRoom.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(4)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void movesTheReaderAndFindsItAColleague() throws Exception {
    Path old = Files.createDirectories(folder.resolve("old"));
    Files.writeString(old.resolve("notes.txt"), "read");
    SessionId reader =
        bureau
            .sessions()
            .create(SessionSpec.active("reader").agent("reader").workspace(old.toString()))
            .id();
    bureau.sessions().start(reader);

    Session moved = room.move(reader, folder.resolve("new").toString());
    Session colleague = room.colleague(reader, folder.resolve("desk").toString());

    assertThat(moved.profile().workspace()).isEqualTo(folder.resolve("new").toString());
    assertThat(room.stay(reader)).isEqualTo(moved);
    assertThat(folder.resolve("desk/notes.txt")).hasContent("read");
    assertThat(colleague.status()).isEqualTo(Status.ACTIVE);
    assertThat(room.beginner(reader).status()).isEqualTo(Status.INITIALIZING);
  }
}

package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.access.Access;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Store;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ManualSeams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guide/transcripts.md shows works. */
@Timeout(60)
class TranscriptsGuideTest {
  private static final SessionId ID = new SessionId("secretary");

  @TempDir private Path folder;

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/transcripts.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/Dictation.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(4)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void writesDownWhatIsDictated() throws Exception {
    ManualSeams seams = ManualSeams.seeded(1);
    Store store = Memory.store().open(seams, CoreEvents.CATALOGUE);
    Access access =
        new Access(
            new Door(store, new Fold(CoreEvents.CATALOGUE), seams),
            store,
            seams,
            Actor.user("office"));
    create(access);
    Path archive = Files.createDirectory(folder.resolve("archive"));
    Dictation dictation = new Dictation(access, ID, folder);
    Dictation.Counter counter = new Dictation.Counter();
    Files.writeString(
        folder.resolve("shorthand.jsonl"),
        "{\"no\":1,\"at\":\"2026-03-01T08:00:00Z\",\"said\":\"Dear Sir\"}\n"
            + "{\"no\":\"?\"}\n{\"no\":2,\"said\":\"Yours\"}\n{\"no\":3,\"sa");

    assertThat(dictation.listen().counts().messages()).isEqualTo(2);
    assertThat(dictation.listen().isEmpty()).isTrue();
    assertThat(dictation.distribute(archive, counter)).isTrue();
    assertThat(dictation.distribute(archive, counter)).isTrue();

    assertThat(counter.letters()).isEqualTo(2);
    assertThat(archive.resolve("secretary/main.jsonl"))
        .content()
        .contains("Dear Sir", "Yours")
        .hasLineCount(2);
  }

  private static void create(Access access) {
    SessionSpec spec = SessionSpec.active("secretary");
    access
        .door()
        .create(
            ID,
            Caller.of(access.actor()),
            (session, aspects, moment) ->
                Change.of(
                    new SessionCreated(
                        spec.profile(),
                        spec.metadata(),
                        Links.first(session.id(), null),
                        null,
                        spec.digest())));
  }
}

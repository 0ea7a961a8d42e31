package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that may not grow any more (P7): the process has a limit on the size of its files. */
@Tag("crash")
final class SqliteFullDiskTest {
  private static final int LIMIT_KIB = 8_000;

  @TempDir Path folder;

  @Test
  void refusesWithATypedErrorAndKeepsWhatStands() throws Exception {
    Path file = folder.resolve("full.db");
    createSession(file);

    List<String> said = growUntilRefused(file);

    long acknowledged = said.stream().filter(each -> each.startsWith("stands ")).count() + 1;
    assertThat(said).anyMatch(each -> each.startsWith("refused UNAVAILABLE " + file));
    assertThat(said).last().isEqualTo("reads " + acknowledged);
    try (Store store = Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE)) {
      List<Entry> journal = store.sessions().journal(FullDiskProcess.SESSION, 1, Integer.MAX_VALUE);
      assertThat(journal).extracting(Entry::version).last().isEqualTo(acknowledged);
    }
  }

  private static void createSession(Path file) {
    try (Store store = Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE)) {
      SessionSpec spec = SessionSpec.active("grows");
      new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system())
          .create(
              FullDiskProcess.SESSION,
              Caller.of(Actor.user("rig")),
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

  private static List<String> growUntilRefused(Path file) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f " + LIMIT_KIB * 2 + "; exec \"$@\"",
                "sh",
                java,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}

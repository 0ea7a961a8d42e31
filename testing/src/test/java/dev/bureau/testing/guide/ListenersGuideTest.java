package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.orchestrator.progress.Progress;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/listeners.md shows works. */
@Timeout(60)
class ListenersGuideTest {
  @Test
  void showsThePrograms() throws IOException {
    String source = read("testing/src/test/java/dev/bureau/testing/guide/Listening.java");
    int second = source.indexOf("  /** Shows what");
    String first = source.substring(source.indexOf("  /** Writes down"), second - 1);

    assertThat(read("docs/guide/listeners.md"))
        .contains("```java\n" + first + "```")
        .contains("```java\n" + source.substring(second, source.length() - 2) + "```");
  }

  @Test
  void writesDownWhatBeganAndEndedThoughItWasStoppedBetween() throws Exception {
    StoreFactory store = Memory.store();
    BlockingQueue<String> log = new LinkedBlockingQueue<>();
    SessionId id;
    try (Bureau bureau = Bureau.open(store);
        Following audit = Listening.audit(bureau, entry -> log.add(name(bureau, entry)))) {
      id = bureau.sessions().create(SessionSpec.active("one")).id();
      assertThat(next(log)).isEqualTo("session.created");
    }
    try (Bureau bureau = Bureau.open(store)) {
      bureau.sessions().stop(id, "enough");
      bureau.sessions().create(SessionSpec.active("two"));
      try (Following audit = Listening.audit(bureau, entry -> log.add(name(bureau, entry)))) {
        String first = next(log); // the last one is told again if it was under way at the end
        assertThat(first.equals("session.created") ? next(log) : first).isEqualTo("session.ended");
        assertThat(next(log)).isEqualTo("session.created");
      }
    }
  }

  @Test
  void showsWhatAgentsTell() throws Exception {
    BlockingQueue<String> screen = new LinkedBlockingQueue<>();
    try (Bureau bureau =
            Bureau.open(
                Memory.store(),
                agents ->
                    agents.bind(
                        "reader", () -> (message, context) -> context.progress("page 3 of 12")));
        Progress.Listening shown = Listening.shown(bureau, screen::add)) {
      SessionId id = bureau.sessions().create(SessionSpec.active("one").agent("reader")).id();
      bureau.sessions().start(id);
      bureau.send(id, Letter.of(MessageType.DIRECTION, Map.of("text", "read")));

      assertThat(next(screen)).isEqualTo("page 3 of 12");
    }
  }

  private static String name(Bureau bureau, Entry entry) {
    return bureau.catalogue().nameOf(entry.event());
  }

  private static String next(BlockingQueue<String> queue) throws InterruptedException {
    return String.valueOf(queue.poll(20, TimeUnit.SECONDS));
  }

  private static String read(String path) throws IOException {
    return Files.readString(Path.of("..").resolve(path)).replace("\r", "");
  }
}

package dev.bureau.orchestrator.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextEvent;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.CellSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** E1–E3: what an agent knows while it handles a message. */
@Timeout(60)
class WindowInHandlerTest {
  private static final SessionId ID = new SessionId("s");
  private static final BureauConfig CONFIG =
      Office.config()
          .with(
              ContextConfig.defaults()
                  .with(WindowConfig.defaults().withTotal(1_000))
                  .with(text -> text.length()));

  private final Office office = new Office();
  private final AtomicReference<Work> work = new AtomicReference<>(window -> {});
  private final AtomicInteger attempts = new AtomicInteger();
  private final Bureau bureau =
      office.open(
          CONFIG,
          (message, context) -> {
            work.get().on(context.window());
            if (message.content().containsValue("cell")) {
              context.cell(CellSpec.readOnly("look"), Map::of);
              context.window().compress(CompressionLevel.AGGRESSIVE);
            }
            if (message.content().containsValue("fail") && attempts.incrementAndGet() == 1) {
              throw new IllegalStateException("once");
            }
          });

  /** What the agent does with the next message. */
  private interface Work {
    void on(ContextWindow window);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void handled(Work each) throws Exception {
    handled("text", each);
  }

  private void handled(String text, Work each) throws Exception {
    work.set(each);
    if (bureau.sessions().find(ID).isEmpty()) {
      bureau.sessions().create(SessionSpec.active("s").id(ID).agent(Office.AGENT));
      bureau.sessions().start(ID);
    }
    Office.awaitHandled(bureau, bureau.send(ID, Office.letter(text)));
  }

  @Test
  void knowsInTheNextHandlingWhatWasPutInThisOne() throws Exception {
    List<Optional<Object>> known = new ArrayList<>();
    handled(window -> window.put(Note.of("plan", Map.of("step", 1))));

    handled(window -> known.add(window.get("plan")));

    assertThat(known).containsExactly(Optional.of(Map.of("step", 1L)));
    assertThat(bureau.context().get(ID, "plan")).hasValue(Map.of("step", 1L));
  }

  @Test
  void isShownWhatItHasGathered() throws Exception {
    List<Object> seen = new ArrayList<>();

    handled(
        window -> {
          window.put(Note.of("a", "12345"));
          seen.add(window.get("a").orElseThrow());
          seen.add(window.view().gauge().used());
          window.report(new ContextReported(500, null));
          seen.add(window.view().gauge().position());
          window.remove("a");
          seen.add(window.get("a"));
        });

    assertThat(seen).containsExactly("12345", 6L, 0.5, Optional.empty());
  }

  @Test
  void changesTheContextInTheCommitOfTheHandling() throws Exception {
    handled(window -> window.put(Note.of("a", "1")));

    List<Entry> journal = bureau.journal(ID, 1, 1_000);
    long handled =
        journal.stream()
            .filter(each -> each.event() instanceof MessageHandled)
            .findFirst()
            .orElseThrow()
            .version();
    assertThat(journal)
        .filteredOn(each -> each.event() instanceof ContextEvent)
        .isNotEmpty()
        .allMatch(each -> each.version() == handled);
  }

  @Test
  void changesNothingInAnAttemptThatFails() throws Exception {
    handled(
        "fail", window -> window.put(Note.of("n", window.get("n").isEmpty() ? "first" : "second")));

    assertThat(attempts).hasValue(2);
    assertThat(bureau.context().get(ID, "n")).hasValue("first");
  }

  @Test
  void compressesWhatItHasJustPutAfterACell() throws Exception {
    handled("cell", window -> window.put(Note.of("a", "1")));

    assertThat(bureau.context().of(ID).entries()).isEmpty();
  }

  @Test
  void isRefusedAtOnceWhatCannotBe() throws Exception {
    List<String> refused = new ArrayList<>();

    handled(
        window -> {
          try {
            window.put(Note.of("a", "x".repeat(2_000)));
          } catch (BadInputException e) {
            refused.add(e.field());
          }
        });

    assertThat(refused).containsExactly("context a");
    assertThat(bureau.context().of(ID).entries()).isEmpty();
  }

  @Test
  void makesRoomByItself() throws Exception {
    handled(
        window -> {
          window.put(Note.of("now", "x".repeat(300)).temporary());
          window.put(Note.of("old", "x".repeat(300)));
          window.put(Note.of("plan", "x".repeat(600)).critical());
        });

    assertThat(bureau.context().of(ID).entries())
        .extracting(ContextEntry::key, ContextEntry::place)
        .containsExactly(
            tuple("old", ContextEntry.Place.DEFERRED), tuple("plan", ContextEntry.Place.WINDOW));
  }

  @Test
  void recallsWhatWasDeferred() throws Exception {
    handled(
        window -> {
          window.put(Note.of("old", "x".repeat(300)));
          window.put(Note.of("new", "x".repeat(500)));
        });
    List<Optional<Object>> read = new ArrayList<>();

    handled(
        window -> {
          read.add(window.get("old"));
          window.recall("old");
        });

    assertThat(read).containsExactly(Optional.of("x".repeat(300)));
    assertThat(bureau.context().of(ID).entries())
        .filteredOn(ContextEntry::counts)
        .extracting(ContextEntry::key)
        .containsExactly("old");
  }
}

package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.store.memory.Memory;
import dev.bureau.transitions.chain.ChainStatistics;
import dev.bureau.transitions.chain.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/transitions.md shows works (T5, S4, X12). */
@Timeout(60)
class TransitionsGuideTest {
  private static final Instant LATER = Instant.EPOCH.plus(Duration.ofDays(36_500));

  private final BlockingQueue<Message> seen = new LinkedBlockingQueue<>();
  private final Bureau bureau =
      Bureau.open(
          Memory.store(),
          agents -> agents.bind("keeper", () -> (message, context) -> seen.add(message)));
  private final Lighthouse lighthouse = new Lighthouse(bureau);

  @AfterEach
  void close() {
    bureau.close();
  }

  private SessionId keeper() {
    SessionSpec spec = SessionSpec.active("keeper").agent("keeper").taskId("the light");
    return bureau.sessions().start(bureau.sessions().create(spec).id()).id();
  }

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/transitions.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/Lighthouse.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(8)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void relievesTheKeeperWhoGetsTheMail() throws InterruptedException {
    SessionId night = keeper();

    Session morning = lighthouse.relieve(night);
    bureau.send(night, Letter.of(MessageType.COMMAND, Map.of("ship", "in the fog")));

    assertThat(morning.profile().assignment().taskId()).isEqualTo("the light");
    assertThat(bureau.sessions().get(night).status()).isEqualTo(Status.COMPLETED);
    assertThat(seen.poll(20, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void hasADiary() throws InterruptedException {
    SessionId old = keeper();
    List<String> diary = new ArrayList<>();

    SessionId next = lighthouse.clear(old, diary).to().id();

    assertThat(diary).containsExactly(old + " has ended", next + " is there");
  }

  @Test
  void hasSomebodyAtTheLight() throws InterruptedException {
    SessionId keeper = keeper();
    assertThat(lighthouse.light(keeper).id()).isEqualTo(keeper);
    bureau.sessions().fail(keeper, 1, "ill");

    Session next = lighthouse.light(keeper);

    assertThat(next.status()).isEqualTo(Status.ACTIVE);
    assertThat(next.links().transitionedFrom()).isEqualTo(keeper);
    assertThat(bureau.sessions().get(keeper).status()).isEqualTo(Status.TERMINATED);
  }

  @Test
  void unburdensAKeeper() throws InterruptedException {
    SessionId keeper = keeper();
    bureau.context().put(keeper, Note.of("rule", "never leave the light").critical());

    Session next = lighthouse.unburden(keeper);

    assertThat(bureau.context().get(next.id(), "rule")).hasValue("never leave the light");
    assertThat(bureau.sessions().get(keeper).totals().checkpoints()).isEqualTo(1);
  }

  @Test
  void knowsAllKeepers() throws InterruptedException {
    SessionId first = keeper();
    Session second = lighthouse.relieve(first);
    List<String> port = new ArrayList<>();

    List<Life> keepers = lighthouse.keepers(second.id());
    lighthouse.export(first, port::add);
    ChainStatistics reliefs = lighthouse.reliefs(Instant.EPOCH, LATER);

    assertThat(keepers).extracting(each -> each.session().id()).containsExactly(first, second.id());
    assertThat(port).hasSize(2);
    assertThat(reliefs.byCause()).containsEntry(Cause.HANDOFF, 1L);
  }

  @Test
  void forgetsALight() throws InterruptedException {
    SessionId first = keeper();
    SessionId second = lighthouse.relieve(first).id();
    bureau.sessions().complete(second);

    assertThat(lighthouse.forget(second)).containsExactly(first, second);
  }
}

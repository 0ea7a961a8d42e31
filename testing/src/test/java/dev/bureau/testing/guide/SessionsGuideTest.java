package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bureau.core.constraint.ConstraintRules;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.cloning.CloneSpec;
import dev.bureau.orchestrator.lineage.Link;
import dev.bureau.orchestrator.shutdown.Stopped;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guide/sessions.md shows works. */
@Timeout(60)
class SessionsGuideTest {
  private final BlockingQueue<Message> seen = new LinkedBlockingQueue<>();
  private final Bureau bureau =
      Bureau.open(
          Memory.store(),
          agents ->
              agents
                  .bind("master", () -> (message, context) -> {})
                  .bind("night master", () -> (message, context) -> {})
                  .bind("foreman", () -> (message, context) -> seen.add(message))
                  .bind("joiner", () -> (message, context) -> {}));
  private final Workshop workshop = new Workshop(bureau);

  @AfterEach
  void close() {
    bureau.close();
  }

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/sessions.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/Workshop.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(9)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void opensAndClosesTheWorkshop() throws InterruptedException {
    workshop.describe();
    SessionId master = workshop.master().id();
    Session bench = workshop.bench(master, "bench 1");
    bureau.send(bench.id(), Letter.of(MessageType.COMMAND, Map.of("make", "a chair")));

    List<Stopped> stopped = workshop.evening(master);

    assertThat(workshop.master().id()).isEqualTo(master);
    assertThat(bench.metadata().toString()).contains("saw=2", "plane=1");
    assertThat(stopped).extracting(each -> each.session().id()).containsExactly(bench.id(), master);
    assertThat(stopped.get(0).session().totals().tasksDone()).isEqualTo(1);
  }

  @Test
  void hasBenchesThatComeByThemselvesAndAForemanWhoSeesThem() throws InterruptedException {
    workshop.describe();

    workshop.hire();

    Message news = seen.poll(20, TimeUnit.SECONDS);
    while (news != null && !"staff.started".equals(news.content().get("event"))) {
      news = seen.poll(20, TimeUnit.SECONDS);
    }
    assertThat(news).isNotNull();
  }

  @Test
  void limitsTheApprentice(@TempDir Path drawings) {
    Session apprentice = workshop.apprentice(workshop.master().id(), drawings);

    assertThat(apprentice.status()).isEqualTo(Status.ACTIVE);
    assertThat(ConstraintRules.deadline(apprentice))
        .contains(apprentice.times().started().plus(Duration.ofMinutes(15)));
    assertThat(ConstraintRules.diskLimit(apprentice)).hasValue(512L << 20);
  }

  @Test
  void knowsTheFamilyOfABench() {
    workshop.describe();
    SessionId master = workshop.master().id();
    SessionId bench = workshop.bench(master, "bench 1").id();
    SessionId second = bureau.cloning().clone(bench, CloneSpec.named("bench 2")).id();

    assertThat(workshop.family(bench).links())
        .extracting(Link::from, Link::to, Link::kind)
        .containsExactlyInAnyOrder(
            tuple(master, bench, Link.Kind.SUPERVISES),
            tuple(master, second, Link.Kind.SUPERVISES),
            tuple(bench, second, Link.Kind.CLONE));
  }

  @Test
  void leavesInSpringWhatIsFresh() {
    workshop.master();

    assertThat(workshop.spring()).isEmpty();
  }

  @Test
  void emptiesTheWorkshop() {
    workshop.describe();
    workshop.bench(workshop.master().id(), "bench 1");

    assertThat(workshop.fire())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.session().status()).isEqualTo(Status.TERMINATED));
  }
}

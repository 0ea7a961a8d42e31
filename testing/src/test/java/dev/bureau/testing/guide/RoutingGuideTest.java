package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.model.ModelUse;
import dev.bureau.core.model.Reason;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.message.Reply;
import dev.bureau.orchestrator.routing.Choice;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/routing.md shows works (R1, R2, R6, R7). */
@Timeout(60)
class RoutingGuideTest {
  private static final SessionId DESK = new SessionId("desk");
  private static final SessionId FOREMAN = new SessionId("foreman");

  private final BlockingQueue<Message> delegated = new LinkedBlockingQueue<>();
  private final Bureau bureau =
      Bureau.open(
          FrontDesk.config(),
          Memory.store(),
          new Agents()
              .bind("desk", FrontDesk::new)
              .bind("foreman", () -> (message, context) -> delegated.add(message)),
          Seams.system());

  @BeforeEach
  void open() {
    bureau.sessions().create(SessionSpec.director("desk").id(DESK).agent("desk").role("router"));
    bureau.sessions().create(SessionSpec.department("foreman").id(FOREMAN).agent("foreman"));
    bureau.sessions().start(DESK);
    bureau.sessions().start(FOREMAN);
  }

  @AfterEach
  void close() {
    bureau.close();
  }

  private static Letter work(Map<String, ?> content) {
    return Letter.of(MessageType.DIRECTION, content);
  }

  private String done(Map<String, ?> content) throws Exception {
    Reply reply = bureau.messages().request(DESK, work(content), Duration.ofSeconds(30));
    return String.valueOf(reply.content().get("by"));
  }

  private @Nullable Message sentOn(Map<String, ?> content) throws InterruptedException {
    bureau.send(DESK, work(content));
    return delegated.poll(30, TimeUnit.SECONDS);
  }

  private @Nullable String model() {
    return bureau.sessions().get(DESK).profile().assignment().model();
  }

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/routing.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/FrontDesk.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(5)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void doesSimpleWorkItself() throws Exception {
    assertThat(done(Map.of("steps", 3))).isEqualTo("haiku");
    assertThat(FrontDesk.figures(bureau, DESK))
        .isEqualTo("1 of 1 by ourselves, complexity 0.30 on average");
  }

  @Test
  void sendsComplexWorkOnAndIsEscalated() throws Exception {
    assertThat(sentOn(Map.of("steps", 8))).isNotNull();

    assertThat(model()).isEqualTo("claude-opus-4-20241113");
    assertThat(bureau.routing().models(DESK))
        .extracting(ModelUse::reason)
        .containsExactly(Reason.INITIAL, Reason.ESCALATION);
  }

  @Test
  void returnsToItsOwnModelWithSimpleWork() throws Exception {
    sentOn(Map.of("steps", 8));

    assertThat(done(Map.of("steps", 1))).isEqualTo("haiku");
  }

  @Test
  void sendsOnWhatItCannotEstimate() throws Exception {
    assertThat(sentOn(Map.of())).isNotNull();
    assertThat(model()).isEqualTo("sonnet");
  }

  @Test
  void trustsNoEstimateThatIsUnsureOfItself() {
    Choice choice = bureau.routing().route(DESK, Estimate.of(0.1, 0.2));

    assertThat(choice).isEqualTo(new Choice(Route.ORCHESTRATOR, "sonnet"));
  }

  @Test
  void sendsOnWhatItMayNotReadAll() throws Exception {
    assertThat(done(Map.of("steps", 1, "drawings", List.of("a", "b")))).isEqualTo("haiku");
    assertThat(FrontDesk.isDisciplined(bureau, DESK)).isTrue();

    assertThat(sentOn(Map.of("steps", 1, "drawings", List.of("c", "d")))).isNotNull();

    assertThat(FrontDesk.isDisciplined(bureau, DESK)).isFalse();
    assertThat(bureau.discipline().of(DESK).discipline().count()).isZero();
  }
}

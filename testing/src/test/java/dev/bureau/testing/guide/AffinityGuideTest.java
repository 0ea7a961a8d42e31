package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/affinity.md shows works. */
@Timeout(60)
class AffinityGuideTest {
  private static final SessionId RECEPTION = new SessionId("reception");
  private static final List<SessionId> BENCHES =
      List.of(new SessionId("bench-1"), new SessionId("bench-2"));

  private final BlockingQueue<SessionId> made = new LinkedBlockingQueue<>();
  private final Bureau bureau =
      Bureau.open(
          Memory.store(),
          agents ->
              agents
                  .bind("reception", Reception::new)
                  .bind("joiner", () -> (message, context) -> made.add(context.session().id())));

  @BeforeEach
  void open() {
    bureau.sessions().create(SessionSpec.director("reception").id(RECEPTION).agent("reception"));
    bureau.sessions().start(RECEPTION);
    for (SessionId each : BENCHES) {
      bureau.sessions().create(SessionSpec.department("bench").id(each).agent("joiner"));
      bureau.sessions().start(each);
    }
    Reception.open(bureau, RECEPTION, BENCHES);
  }

  @AfterEach
  void close() {
    bureau.close();
  }

  private SessionId makes(String customer) throws InterruptedException {
    bureau.send(RECEPTION, Letter.of(MessageType.COMMAND, Map.of("customer", customer)));
    return made.poll(30, TimeUnit.SECONDS);
  }

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/affinity.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/Reception.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(3)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void givesAllOrdersOfACustomerToOneBench() throws InterruptedException {
    SessionId first = makes("ann");

    assertThat(BENCHES).contains(first);
    assertThat(makes("ann")).isEqualTo(first);
  }

  @Test
  void givesThemToAnotherBenchIfThatOneFails() throws InterruptedException {
    SessionId first = makes("ann");
    bureau.sessions().fail(first, 1, "broken");

    assertThat(makes("ann")).isIn(BENCHES).isNotEqualTo(first);
    assertThat(Reception.out(bureau, RECEPTION)).containsExactly(first + ": it is ERROR");
  }
}

package dev.bureau.orchestrator.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S40: a director hands out its work while it handles a message. */
class ChoosingInHandlerTest {
  private static final SessionId BOSS = new SessionId("boss");
  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId BEN = new SessionId("ben");

  private final Office office = new Office();
  private final Bureau bureau =
      office.open(
          Office.config().withRetries(20, Duration.ofMillis(10)),
          Seams.system(),
          agents ->
              agents.bind(
                  "boss",
                  () ->
                      (message, context) ->
                          context.send(context.choose(Request.any()), Office.letter())));

  @BeforeEach
  void create() {
    bureau.sessions().create(SessionSpec.director("boss").id(BOSS).agent("boss"));
    bureau.sessions().start(BOSS);
    for (SessionId each : List.of(ANN, BEN)) {
      bureau.sessions().create(SessionSpec.department("d").id(each));
      bureau.sessions().start(each);
    }
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void sendsToWhomItsBindingNames() throws Exception {
    bureau.affinity().bind(Binding.of(BOSS, List.of(ANN, BEN), Strategy.ROUND_ROBIN));

    for (int i = 0; i < 4; i++) {
      Office.awaitHandled(bureau, bureau.send(BOSS, Office.letter()));
    }

    assertThat(Office.events(bureau, BOSS))
        .filteredOn(MessageSent.class::isInstance)
        .extracting(each -> ((MessageSent) each).receiver())
        .containsExactly(ANN, BEN, ANN, BEN);
  }

  @Test
  void triesAgainWhileNobodyCanTakeIt() throws Exception {
    bureau.affinity().bind(Binding.of(BOSS, List.of(ANN), Strategy.ROUND_ROBIN));
    bureau.sessions().fail(ANN, 1, "broken");

    MessageId work = bureau.send(BOSS, Office.letter());
    assertThat(office.store().takeFailure().reason()).contains("'ann': it is ERROR");
    bureau.affinity().bind(Binding.of(BOSS, List.of(BEN), Strategy.ROUND_ROBIN));
    Office.awaitHandled(bureau, work);

    assertThat(bureau.messages().inbox(BEN).counts().waiting()).isEqualTo(1);
  }
}

package dev.bureau.orchestrator.usage;

import static dev.bureau.orchestrator.usage.Reports.haiku;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellFailed;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageRecorded;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R3, R5, X23: what a handler uses is billed with what it does, and also if it fails. */
class UsageInHandlerTest {
  private final Office office = new Office();
  private final AtomicInteger attempts = new AtomicInteger();

  @AfterEach
  void close() {
    office.close();
  }

  private static SessionId handled(Bureau bureau) throws Exception {
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));
    return id;
  }

  private static Tokens spent(Bureau bureau, SessionId id) {
    return bureau.costs().of(id).total().tokens();
  }

  private static long versionOf(Bureau bureau, SessionId id, Class<?> event) {
    return bureau.journal(id, 1, 1_000).stream()
        .filter(each -> event.isInstance(each.event()))
        .mapToLong(Entry::version)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isBilledInTheCommitOfTheHandling() throws Exception {
    Bureau bureau = office.open((message, context) -> context.record(haiku("m", 3, 4)));
    SessionId id = handled(bureau);

    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(3, 4));
    assertThat(versionOf(bureau, id, UsageRecorded.class))
        .isEqualTo(versionOf(bureau, id, MessageHandled.class));
  }

  @Test
  void isBilledInTheCommitOfTheCellThatUsedIt() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) ->
                context.cell(
                    CellSpec.effect("call"),
                    () -> {
                      context.record(haiku("m", 3, 4));
                      return Map.of();
                    }));
    SessionId id = handled(bureau);

    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(3, 4));
    assertThat(versionOf(bureau, id, UsageRecorded.class))
        .isEqualTo(versionOf(bureau, id, CellCompleted.class));
  }

  @Test
  void isBilledWithACellThatFails() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) ->
                context.cell(
                    CellSpec.effect("call"),
                    () -> {
                      int attempt = attempts.incrementAndGet();
                      context.record(haiku("m" + attempt, 3, 4));
                      if (attempt == 1) {
                        throw new IOException("no line");
                      }
                      return Map.of();
                    }));
    SessionId id = handled(bureau);

    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(6, 8));
    assertThat(versionOf(bureau, id, UsageRecorded.class))
        .isEqualTo(versionOf(bureau, id, CellFailed.class));
  }

  @Test
  void isBilledAlsoIfTheHandlingFails() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.record(haiku("m", 3, 4));
              throw MessageRejectedException.forGood("no");
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    office.store().takeBuried();

    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(3, 4));
  }

  @Test
  void isBilledOnceHoweverOftenTheHandlingIsTried() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.record(haiku("m", 3, 4));
              if (attempts.incrementAndGet() < 3) {
                throw new IOException("no line");
              }
            });
    SessionId id = handled(bureau);

    assertThat(bureau.costs().of(id).total().calls()).isEqualTo(1);
  }

  @Test
  void isBilledAlsoIfTheCommitOfTheHandlingIsRefused() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.record(haiku("m", 3, 4));
              context.apply(
                  (session, aspects, moment) -> {
                    throw new BadInputException("it", "it", "leave it");
                  });
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    office.store().takeBuried();

    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(3, 4));
  }

  /** The store fails between the work and the commit of its cell. */
  @Test
  void isBilledAlsoIfTheCommitOfTheCellFails() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) ->
                context.cell(
                    CellSpec.readOnly("call"),
                    () -> {
                      int attempt = attempts.incrementAndGet();
                      context.record(haiku("m" + attempt, 3, 4));
                      if (attempt == 1) {
                        office.store().breakCommitOnce();
                      }
                      return Map.of();
                    }));
    SessionId id = handled(bureau);

    assertThat(attempts).hasValue(2);
    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(6, 8));
  }

  @Test
  void isBilledAlsoIfItsAgentOverlooksThatTheStoreFailed() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              office.store().breakHeads(attempts.incrementAndGet() == 1);
              try {
                context.record(haiku("m", 3, 4));
              } catch (StoreException e) {
                office.store().breakHeads(false);
              }
            });
    SessionId id = handled(bureau);

    assertThat(attempts).hasValue(2);
    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(3, 4));
  }

  @Test
  void isBilledAlsoIfItsAgentOverlooksThatAResultCannotBeKept() throws Exception {
    Bureau bureau = office.open(this::overlooksResults);
    SessionId id = handled(bureau);

    assertThat(attempts).hasValue(3);
    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(9, 12));
    assertThat(bureau.sessions().get(id).metadata()).isEmpty();
  }

  /** Of three results one is no JSON, and one too large for the journal when blobs fail. */
  private void overlooksResults(Message message, Context context) throws Exception {
    try {
      context.cell(
          CellSpec.readOnly("call"),
          () -> {
            int attempt = attempts.incrementAndGet();
            context.record(haiku("m" + attempt, 3, 4));
            if (attempt == 1) {
              return Map.of("no", new Object());
            }
            if (attempt == 2) {
              office.store().breakBlobsOnce();
            }
            return Map.of("text", "x".repeat(20_000));
          });
    } catch (BureauException e) {
      context.update(SessionUpdate.metadata(Map.of("overlooked", true)));
    }
  }

  @Test
  void losesNoHandlingToAClaimOfAnotherSession() throws Exception {
    Bureau bureau = office.open(reports(haiku("theirs", 1, 9), haiku("own", 5, 5)));
    SessionId other = Office.started(bureau);
    bureau.usage().record(other, haiku("theirs", 1, 1));

    SessionId id = handled(bureau);

    assertThat(bureau.sessions().get(id).totals().tasksDone()).isEqualTo(1);
    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(5, 5));
    assertThat(spent(bureau, other)).isEqualTo(Tokens.of(1, 9));
  }

  @Test
  void losesNoCellToAClaimOfAnotherSession() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) ->
                context.cell(
                    CellSpec.effect("call"),
                    () -> {
                      context.record(haiku("theirs", 1, 9));
                      return Map.of("done", true);
                    }));
    SessionId other = Office.started(bureau);
    bureau.usage().record(other, haiku("theirs", 1, 1));

    SessionId id = handled(bureau);

    assertThat(Office.cellEvents(bureau, id)).containsExactly("CellStarted", "CellCompleted");
    assertThat(spent(bureau, other)).isEqualTo(Tokens.of(1, 9));
    assertThat(spent(bureau, id)).isEqualTo(Tokens.NONE);
  }

  @Test
  void losesNoneOfManyHandlingsThatShareACommit() throws Exception {
    Bureau bureau =
        office.open((message, context) -> context.record(haiku(text(message.content()), 1, 9)));
    SessionId other = Office.started(bureau);
    for (int i = 0; i < 40; i += 3) {
      bureau.usage().record(other, haiku("m" + i, 1, 1));
    }
    SessionId id = Office.created(bureau);
    for (int i = 0; i < 40; i++) {
      bureau.send(id, Office.letter("m" + i));
    }
    bureau.sessions().start(id);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter("last")));

    assertThat(bureau.sessions().get(id).totals().tasksDone()).isEqualTo(41);
    assertThat(spent(bureau, other)).isEqualTo(Tokens.of(14, 14 * 9));
    assertThat(spent(bureau, id)).isEqualTo(Tokens.of(27, 27 * 9));
  }

  private static String text(Map<String, Object> content) {
    return String.valueOf(content.get("text"));
  }

  private static Agent reports(Usage... usages) {
    return (message, context) -> List.of(usages).forEach(context::record);
  }
}

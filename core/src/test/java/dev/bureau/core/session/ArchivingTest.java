package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.json.Codec;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.query.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R8, S4: how a session is put aside for good. */
class ArchivingTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123456789Z");
  private static final Instant LATER = AT.plus(Duration.ofDays(2));

  private static Session in(Status status) {
    return Session.absent(new SessionId("s")).committed(AT).withStatus(status, AT);
  }

  private static Session archived(Session session) {
    Session after = session;
    for (Event<?> each : SessionRules.archive(session, "cleaned up")) {
      after = ((SessionEvent) each).applyTo(after, LATER);
    }
    return after;
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"COMPLETED", "TERMINATED"},
      mode = EnumSource.Mode.EXCLUDE)
  void endsOneThatIsNotFinalByLegalEdges(Status status) {
    List<Event<?>> events = SessionRules.archive(in(status), "cleaned up");

    Status at = status;
    for (Event<?> each : events) {
      if (each instanceof StatusChanged edge) {
        assertThat(edge.from()).isEqualTo(at);
        assertThat(Lifecycle.allows(at, edge.to())).isTrue();
        at = edge.to();
      }
    }
    assertThat(at).isEqualTo(Status.TERMINATED);
    assertThat(events)
        .endsWith(
            new SessionEnded(new Ending(null, "cleaned up")), new SessionArchived("cleaned up"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"COMPLETED", "TERMINATED"})
  void onlyNotesWhatIsFinal(Status status) {
    assertThat(SessionRules.archive(in(status), "cleaned up"))
        .isEqualTo(List.of(new SessionArchived("cleaned up")));
  }

  @Test
  void keepsTheExitCodeOfOneThatFailed() {
    Session failed = in(Status.ERROR).withEnding(new Ending(3, "broken"));

    assertThat(archived(failed).ending()).isEqualTo(new Ending(3, "cleaned up"));
  }

  @Test
  void hasNothingToDoWithWhatIsArchived() {
    assertThat(SessionRules.archive(archived(in(Status.IDLE)), "cleaned up")).isEmpty();
  }

  @Test
  void tellsWhen() {
    Session session = archived(in(Status.COMPLETED));

    assertThat(session.times().archived()).isEqualTo(LATER);
    assertThat(session.times().ended()).isEqualTo(AT);
    assertThat(session.times().lastActivity()).isEqualTo(AT);
  }

  @Test
  void staysArchivedWhateverIsRecordedLater() {
    Session session = archived(in(Status.IDLE)).withTaskDone(LATER).committed(LATER.plusNanos(1));

    assertThat(session.times().archived()).isEqualTo(LATER);
  }

  @Test
  void leavesActiveOnesAndThoseThatChangedLatelyAlone() {
    Session idle = in(Status.IDLE);

    assertThat(SessionRules.isLeftAlone(idle, AT.plusNanos(1))).isTrue();
    assertThat(SessionRules.isLeftAlone(idle, AT)).isFalse();
    assertThat(SessionRules.isLeftAlone(in(Status.ACTIVE), LATER)).isFalse();
  }

  /** X33: heads that were written before anything could be archived. */
  @Test
  void readsHeadsThatKnowNothingOfIt() {
    Session before = in(Status.COMPLETED);
    String head = Codec.encode(before);

    Session read = Codec.decode("session", head, Session.class, JsonLimits.SESSION);

    assertThat(head).doesNotContain("archived");
    assertThat(read).isEqualTo(before);
  }

  @Test
  void isFoundByIt() {
    assertThat(Filter.archived().matches(archived(in(Status.IDLE)))).isTrue();
    assertThat(Filter.archived().matches(in(Status.TERMINATED))).isFalse();
    assertThat(Filter.parse("archivedAt <= ?", LATER).matches(archived(in(Status.IDLE)))).isTrue();
  }
}

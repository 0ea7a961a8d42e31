package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionCreatedTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final SessionId ID = new SessionId("a");

  private static Session created() {
    return new SessionCreated(
            SessionSpec.observer("watcher").profile(),
            Map.of("team", "blue"),
            Links.first(ID, new SessionId("above")),
            AgentRef.named("kit"),
            null)
        .applyTo(Session.absent(ID), AT);
  }

  @Test
  void isWhatWasAskedFor() {
    Session session = created();

    assertThat(session.name()).isEqualTo("watcher");
    assertThat(session.type()).isEqualTo(SessionType.OBSERVER);
    assertThat(session.metadata()).isEqualTo(Map.of("team", "blue"));
    assertThat(session.links())
        .isEqualTo(new Links(new SessionId("above"), null, null, null, ID, null));
    assertThat(session.agent()).isEqualTo(new AgentRef("kit", null, null, null, null, null, null));
  }

  @Test
  void hasDoneNothingYet() {
    Session session = created();

    assertThat(session.status()).isEqualTo(Status.INITIALIZING);
    assertThat(session.totals()).isEqualTo(Totals.NONE);
    assertThat(session.times()).isEqualTo(new Times(AT, AT, null, null, AT, null));
  }
}

package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionUpdateTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final SessionManager sessions = bureau.sessions();
  private final Session before =
      sessions.create(
          SessionSpec.active("described")
              .capabilities(Set.of("read"))
              .constraints(Map.of("timeout", "1000"))
              .metadata(
                  Map.of("a", Map.of("b", 1, "c", 2), "list", List.of(1, 2, 3), "gone", "soon")));

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void mergesMetadataDeep() {
    Session after = update(SessionUpdate.metadata(Map.of("a", Map.of("c", 3, "d", 4))));

    assertThat(after.metadata()).containsEntry("a", Map.of("b", 1L, "c", 3L, "d", 4L));
  }

  @Test
  void leavesOtherMetadataAsItWas() {
    Session after = update(SessionUpdate.metadata(Map.of("new", true)));

    assertThat(after.metadata()).containsAllEntriesOf(before.metadata());
  }

  @Test
  void removesWhatIsNull() {
    Session after = update(SessionUpdate.metadata(Collections.singletonMap("gone", null)));

    assertThat(after.metadata()).containsOnlyKeys("a", "list");
  }

  @Test
  void removesWhatIsNullBelow() {
    Session after =
        update(SessionUpdate.metadata(Map.of("a", Collections.singletonMap("b", null))));

    assertThat(after.metadata()).containsEntry("a", Map.of("c", 2L));
  }

  @Test
  void replacesArrays() {
    Session after = update(SessionUpdate.metadata(Map.of("list", List.of(9))));

    assertThat(after.metadata()).containsEntry("list", List.of(9L));
  }

  @Test
  void replacesCapabilities() {
    Session after = update(SessionUpdate.NOTHING.withCapabilities(Set.of("write")));

    assertThat(after.profile().capabilities()).containsExactly("write");
  }

  @Test
  void replacesConstraints() {
    Session after = update(SessionUpdate.NOTHING.withConstraints(Map.of("cpu-priority", "low")));

    assertThat(after.profile().constraints().values())
        .containsExactly(Map.entry("cpu-priority", "low"));
  }

  @Test
  void isOneCommit() {
    Session after =
        update(
            SessionUpdate.metadata(Map.of("x", 1))
                .withCapabilities(Set.of("write"))
                .withConstraints(Map.of("timeout", "5")));

    assertThat(after.version()).isEqualTo(before.version() + 1);
  }

  @Test
  void isReadBack() {
    Session after = update(SessionUpdate.metadata(Map.of("x", 1)));

    assertThat(sessions.get(before.id())).isEqualTo(after);
  }

  @Test
  void makesNoVersionOfWhatChangesNothing() {
    Session after =
        update(
            SessionUpdate.metadata(Map.of("a", Map.of("b", 1)))
                .withCapabilities(Set.of("read"))
                .withConstraints(Map.of("timeout", "1000")));

    assertThat(after).isEqualTo(before);
  }

  @Test
  void refusesMetadataThatWouldBecomeTooLarge() {
    assertThatThrownBy(() -> update(large()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("metadata");
  }

  @Test
  void changesNothingWhenItRefuses() {
    assertThatThrownBy(() -> update(large().withCapabilities(Set.of("write"))));

    assertThat(sessions.get(before.id())).isEqualTo(before);
  }

  @Test
  void refusesAMissingSession() {
    assertThatThrownBy(
            () -> sessions.update(new SessionId("nobody"), SessionUpdate.metadata(Map.of("x", 1))))
        .isInstanceOf(NoSuchSessionException.class);
  }

  private Session update(SessionUpdate update) {
    return sessions.update(before.id(), update);
  }

  private static SessionUpdate large() {
    return SessionUpdate.metadata(Map.of("text", "x".repeat(64 * 1024)));
  }
}

package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SessionRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final Session SESSION =
      Session.absent(new SessionId("a"))
          .withMetadata(Map.of("team", Map.of("name", "blue", "size", 3), "tags", List.of(1, 2)));

  private static Session updated(SessionUpdate update) {
    List<Event<?>> events = SessionRules.update(SESSION, update);
    assertThat(events).hasSize(1);
    return ((SessionEvent) events.get(0)).applyTo(SESSION, AT);
  }

  @Test
  void refusesMoreCapabilitiesThanAListCanCarry() {
    Set<String> many = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      many.add("x".repeat(40) + i);
    }

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(
            () -> SessionRules.update(SESSION, SessionUpdate.NOTHING.withCapabilities(many)))
        .withMessageContaining("description");
  }

  @Test
  void movesToAnotherWorkspace() {
    Session moved = SessionRules.moveTo(SESSION, "work/new").applyTo(SESSION, AT);

    assertThat(moved.profile().workspace()).isEqualTo("work/new");
  }

  @Test
  void refusesAWorkspaceThatNoListCanCarry() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SessionRules.moveTo(SESSION, "x".repeat(4_096)))
        .withMessageContaining("description");
  }

  @Test
  void closesAMailboxHoweverLongTheDescriptionIs() {
    Session full = SESSION.withProfile(SESSION.profile().withWorkspace("x".repeat(4_096)));

    assertThat(SessionRules.takeIn(full, Intake.CLOSED))
        .isEqualTo(List.of(new IntakeChanged(Intake.CLOSED)));
  }

  @Test
  void bringsNoEventForNoUpdate() {
    assertThat(SessionRules.update(SESSION, SessionUpdate.NOTHING)).isEmpty();
  }

  @Test
  void bringsNoEventForAnUpdateThatChangesNothing() {
    SessionUpdate same =
        SessionUpdate.metadata(Map.of("team", Map.of("size", 3)))
            .withCapabilities(Set.of())
            .withConstraints(Map.of());

    assertThat(SessionRules.update(SESSION, same)).isEmpty();
  }

  @Test
  void mergesMetadataDeep() {
    Session after = updated(SessionUpdate.metadata(Map.of("team", Map.of("size", 4))));

    assertThat(after.metadata())
        .isEqualTo(Map.of("team", Map.of("name", "blue", "size", 4L), "tags", List.of(1L, 2L)));
  }

  @Test
  void replacesArrays() {
    Session after = updated(SessionUpdate.metadata(Map.of("tags", List.of("x"))));

    assertThat(after.metadata()).containsEntry("tags", List.of("x"));
  }

  @Test
  void removesWhatIsNull() {
    Map<String, Object> patch = new HashMap<>();
    patch.put("team", null);

    assertThat(updated(SessionUpdate.metadata(patch)).metadata()).containsOnlyKeys("tags");
  }

  @Test
  void replacesCapabilitiesAndConstraintsAsAWhole() {
    Session after =
        updated(
            SessionUpdate.NOTHING
                .withCapabilities(Set.of("b", "a"))
                .withConstraints(Map.of("timeout", "5")));

    assertThat(after.profile().capabilities()).containsExactly("a", "b");
    assertThat(after.profile().constraints().values()).containsExactly(Map.entry("timeout", "5"));
  }

  @Test
  void leavesAloneWhatTheUpdateDoesNotName() {
    Session after = updated(SessionUpdate.NOTHING.withCapabilities(Set.of("a")));

    assertThat(after.metadata()).isEqualTo(SESSION.metadata());
  }

  @Test
  void refusesMetadataThatWouldBecomeTooLarge() {
    Session large = SESSION.withMetadata(Map.of("a", "x".repeat(40_000)));
    SessionUpdate update = SessionUpdate.metadata(Map.of("b", "x".repeat(40_000)));

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SessionRules.update(large, update))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("metadata"));
  }

  @Test
  void takesASmallPatchThatMakesLargeMetadataSmaller() {
    Session large = SESSION.withMetadata(Map.of("a", "x".repeat(60_000)));

    assertThat(SessionRules.update(large, SessionUpdate.metadata(Map.of("a", "small")))).hasSize(1);
  }

  @Test
  void refusesMetadataThatWouldBecomeTooDeep() {
    Map<String, Object> deep = Map.of("x", 1);
    for (int i = 0; i < 16; i++) {
      deep = Map.of("x", deep);
    }
    SessionUpdate update = SessionUpdate.metadata(deep);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SessionRules.update(SESSION, update));
  }

  @Test
  void refusesMetadataWithTooManyKeys() {
    Map<String, Object> many = new HashMap<>();
    for (int i = 0; i < 1_001; i++) {
      many.put("k" + i, i);
    }

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SessionRules.update(SESSION, SessionUpdate.metadata(many)));
  }

  @Test
  void refusesResourcesThatPassTheConstraints() {
    Profile large =
        SessionSpec.active("large")
            .resources(Map.of("memory", "2g"))
            .constraints(Map.of("max-memory", "1g"))
            .profile();

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SessionRules.requireWithin(large))
        .withMessageContaining("resource memory: '2g'")
        .withMessageContaining("max-memory: 1g");
  }

  @Test
  void letsASessionUseAllThatItsConstraintsAllow() {
    SessionRules.requireWithin(
        SessionSpec.active("full")
            .resources(Map.of("memory", "1g", "disk", "5g"))
            .constraints(Map.of("max-memory", "1024m"))
            .profile());
    SessionRules.requireWithin(
        SessionSpec.active("free").resources(Map.of("memory", "1g")).profile());
  }

  @Test
  void refusesConstraintsThatTheResourcesPass() {
    Session using =
        SESSION.withProfile(SESSION.profile().withResources(Resources.of(Map.of("memory", "2g"))));
    SessionUpdate update = SessionUpdate.NOTHING.withConstraints(Map.of("max-memory", "1g"));

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SessionRules.update(using, update))
        .withMessageContaining("max-memory: 1g");
  }

  @Test
  void countsAttemptsWhileNothingGetsDone() {
    Session first = recovered(SESSION, 5);
    Session second = recovered(first, 5);

    assertThat(recovered(second, 5).work().recovery()).isEqualTo(new Recovery(3, 5));
  }

  @Test
  void countsAttemptsAnewAfterACellWasCompleted() {
    Session third = recovered(recovered(recovered(SESSION, 5), 5), 5);

    assertThat(recovered(third, 6).work().recovery()).isEqualTo(new Recovery(1, 6));
  }

  @Test
  void countsAttemptsAnewAfterAHandlingHasEnded() {
    Session second = recovered(recovered(SESSION, 5), 5).withTaskDone(AT);

    assertThat(second.work().recovery()).isNull();
    assertThat(recovered(second, 5).work().recovery()).isEqualTo(new Recovery(1, 5));
  }

  private static Session recovered(Session session, long completedCells) {
    return SessionRules.recover(session, completedCells).applyTo(session, AT);
  }
}

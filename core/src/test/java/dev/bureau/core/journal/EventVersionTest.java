package dev.bureau.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Older events are upgraded on read, newer and unknown ones kept as they are (X33). */
class EventVersionTest {
  private static final EventCatalogue NOW = CoreEvents.CATALOGUE.with(NoteAdded.SECOND);
  private static final EventCatalogue OLDER = CoreEvents.CATALOGUE.with(NoteAdded.FIRST);
  private static final String BODY = "{ \"z\":1.50 , \"a\":[null] }";

  @Test
  void upgradesAnOlderEventOnRead() {
    assertThat(NOW.decode("note.added", 1, "{\"note\":\"hello\"}"))
        .isEqualTo(new NoteAdded("hello", 1));
  }

  @Test
  void readsAnEventOfItsOwnVersionAsItIs() {
    assertThat(NOW.decode("note.added", 2, "{\"text\":\"hello\",\"weight\":5}"))
        .isEqualTo(new NoteAdded("hello", 5));
  }

  @Test
  void writesTheLatestVersion() {
    assertThat(NOW.versionOf(new NoteAdded("hello", 1))).isEqualTo(2);
  }

  @Test
  void keepsANewerVersionOpaque() {
    assertThat(OLDER.decode("note.added", 2, BODY))
        .isEqualTo(new OpaqueEvent("note.added", 2, BODY));
  }

  @Test
  void keepsAnUnknownEventOpaque() {
    OpaqueEvent event = new OpaqueEvent("future.happened", 3, BODY);

    assertThat(NOW.decode("future.happened", 3, BODY)).isEqualTo(event);
    assertThat(NOW.encode(event)).isEqualTo(BODY);
    assertThat(NOW.nameOf(event)).isEqualTo("future.happened");
    assertThat(NOW.versionOf(event)).isEqualTo(3);
  }

  @Test
  void tellsEventsOfTheCoreFromThoseOfFeatures() {
    assertThat(new OpaqueEvent("session.frozen", 1, BODY).isCore()).isTrue();
    assertThat(new OpaqueEvent("message.lost", 1, BODY).isCore()).isTrue();
    assertThat(new OpaqueEvent("sessions.frozen", 1, BODY).isCore()).isFalse();
    assertThat(new OpaqueEvent("cell.frozen", 1, BODY).isCore()).isFalse();
  }

  @Test
  void putsOnlyTheAspectOutOfReachThatHasAnUnknownEvent() {
    Session session = Session.absent(new SessionId("a"));
    Fold fold = new Fold(NOW);
    Fold.State before = new Fold.State(session, Aspects.NONE);

    Fold.State after =
        fold.after(
            before,
            List.of(new NoteAdded("x", 2), new OpaqueEvent("future.happened", 1, BODY)),
            SampleEvents.AT);

    assertThat(after.aspects().get(NoteAdded.ASPECT)).isEqualTo(2);
    assertThatExceptionOfType(Aspects.OpaqueAspectException.class)
        .isThrownBy(() -> after.aspects().get(new Aspect<>("future", 1, "", Form.of(String.class))))
        .satisfies(refused -> assertThat(refused.aspect()).isEqualTo("future"));
  }

  @Test
  void putsAnAspectOutOfReachWhoseEventHasANewerVersion() {
    Fold fold = new Fold(OLDER);

    Aspects aspects =
        fold.after(Aspects.NONE, OLDER.decode("note.added", 2, BODY), SampleEvents.AT);

    assertThatExceptionOfType(Aspects.OpaqueAspectException.class)
        .isThrownBy(() -> aspects.get(NoteAdded.ASPECT));
  }

  @Test
  void refusesAFeatureWhoseAspectHasAnotherName() {
    Aspect<Integer> notes = new Aspect<>("notes", 1, 0, Form.of(Integer.class));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Feature<>("note", notes, List.of(EventType.of("note.added", NoteAdded.class))))
        .withMessageContaining("notes");
  }

  @Test
  void staysOutOfReachAfterFurtherEvents() {
    Fold fold = new Fold(NOW);
    Aspects opaque = Aspects.NONE.withOpaque("note");

    Aspects after = fold.after(opaque, new NoteAdded("x", 1), SampleEvents.AT);

    assertThatExceptionOfType(Aspects.OpaqueAspectException.class)
        .isThrownBy(() -> after.get(NoteAdded.ASPECT));
  }
}

package dev.bureau.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S9: templates as decisions about the session {@code bureau}. */
class TemplateRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final Template WORKER = new Template("worker", SessionSpec.active("worker"));

  private static Change decided(Decision decision, TemplateEvent... before) {
    Aspects aspects = Aspects.NONE;
    for (TemplateEvent each : before) {
      aspects = aspects.fold(Templates.ASPECT, each, AT);
    }
    return decision.decide(
        Session.absent(SessionId.BUREAU),
        aspects,
        new Moment(AT, new CommitId(1, 1), Actor.user("u")));
  }

  private static Templates folded(TemplateEvent... events) {
    Templates templates = Templates.ASPECT.empty();
    for (TemplateEvent each : events) {
      templates = each.applyTo(templates, AT);
    }
    return templates;
  }

  @Test
  void keepsATemplate() {
    Change change = decided(TemplateRules.put(WORKER));

    assertThat(change.events()).isEqualTo(List.of(new TemplatePut(WORKER)));
  }

  @Test
  void keepsTheSameTemplateOnlyOnce() {
    Change change = decided(TemplateRules.put(WORKER), new TemplatePut(WORKER));

    assertThat(change.isEmpty()).isTrue();
  }

  @Test
  void replacesATemplateOfTheSameName() {
    Template other = new Template("worker", SessionSpec.director("worker"));

    Change change = decided(TemplateRules.put(other), new TemplatePut(WORKER));

    assertThat(change.events()).isEqualTo(List.of(new TemplatePut(other)));
    assertThat(folded(new TemplatePut(WORKER), new TemplatePut(other)).all())
        .containsExactly(other);
  }

  @Test
  void removesATemplate() {
    assertThat(decided(TemplateRules.remove("worker"), new TemplatePut(WORKER)).events())
        .isEqualTo(List.of(new TemplateRemoved("worker")));
    assertThat(folded(new TemplatePut(WORKER), new TemplateRemoved("worker")).all()).isEmpty();
  }

  @Test
  void refusesToRemoveATemplateThatIsNotThere() {
    assertThatExceptionOfType(NoSuchTemplateException.class)
        .isThrownBy(() -> decided(TemplateRules.remove("worker")))
        .satisfies(refused -> assertThat(refused.name()).isEqualTo("worker"));
  }

  @Test
  void listsTemplatesByName() {
    Template clerk = new Template("clerk", SessionSpec.active("clerk"));

    assertThat(folded(new TemplatePut(WORKER), new TemplatePut(clerk)).all())
        .containsExactly(clerk, WORKER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a b", "../a", "ä"})
  void refusesANameOutsideTheGrammarOfIds(String name) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Template(name, SessionSpec.active("a")));
  }

  static Stream<SessionSpec> specsOfOneSession() {
    return Stream.of(
        SessionSpec.active("a").id(new SessionId("a")),
        SessionSpec.active("a").key("k"),
        SessionSpec.active("a").supervisor(new SessionId("boss")));
  }

  @ParameterizedTest
  @MethodSource("specsOfOneSession")
  void refusesWhatBelongsToOneSessionOnly(SessionSpec base) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Template("worker", base))
        .withMessageContaining("id, key and supervisor");
  }

  @Test
  void refusesATemplateThatIsTooLarge() {
    SessionSpec base = SessionSpec.active("a").systemPrompt("x".repeat(300_000));

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Template("worker", base))
        .withMessageContaining("template worker");
  }

  @Test
  void givesSessionsItsType() {
    Template clerk = new Template("clerk", SessionSpec.department("clerk"));

    SessionSpec spec = clerk.with(SessionSpec.active("ann").metadata(Map.of("desk", 1)));

    assertThat(spec).isEqualTo(SessionSpec.department("ann").metadata(Map.of("desk", 1)));
  }
}

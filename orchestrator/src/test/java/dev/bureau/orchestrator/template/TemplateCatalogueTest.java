package dev.bureau.orchestrator.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.template.NoSuchTemplateException;
import dev.bureau.core.template.Template;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S9: templates are kept, and sessions are created from them. */
class TemplateCatalogueTest {
  private static final Template WORKER =
      new Template(
          "worker",
          SessionSpec.department("worker")
              .constraints(Map.of("timeout", "60000"))
              .metadata(Map.of("domain", Map.of("language", "java", "level", 1))));

  private final Office office = new Office();
  private final Bureau bureau = office.open();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void knowsNoTemplatesAtFirst() {
    assertThat(bureau.templates().all()).isEmpty();
    assertThat(bureau.sessions().find(SessionId.BUREAU)).isEmpty();
  }

  @Test
  void keepsTemplatesInTheStore() {
    bureau.templates().put(WORKER);

    assertThat(office.open().templates().all()).containsExactly(WORKER);
  }

  @Test
  void forgetsATemplateThatIsRemoved() {
    bureau.templates().put(WORKER);

    bureau.templates().remove("worker");

    assertThat(bureau.templates().find("worker")).isEmpty();
  }

  @Test
  void namesATemplateThatIsNotThere() {
    assertThatThrownBy(() -> bureau.templates().create("worker", "ann"))
        .isInstanceOf(NoSuchTemplateException.class)
        .hasMessageContaining("'worker'");
    assertThatThrownBy(() -> bureau.templates().remove("worker"))
        .isInstanceOf(NoSuchTemplateException.class);
    assertThat(bureau.sessions().find(SessionId.BUREAU)).isEmpty();
  }

  @Test
  void createsASessionFromATemplate() {
    bureau.templates().put(WORKER);

    Session ann = bureau.templates().create("worker", "ann");

    assertThat(ann.type()).isEqualTo(SessionType.DEPARTMENT);
    assertThat(ann.name()).isEqualTo("ann");
    assertThat(ann.metadata()).isEqualTo(WORKER.base().metadata());
    assertThat(ann.profile().constraints().values()).containsEntry("timeout", "60000");
  }

  @Test
  void letsWhatASessionHasOfItsOwnWin() {
    bureau.templates().put(WORKER);

    Session ann =
        bureau
            .templates()
            .create("worker", "ann", own -> own.metadata(Map.of("domain", Map.of("level", 2))));

    assertThat(ann.metadata())
        .isEqualTo(
            SessionSpec.active("a")
                .metadata(Map.of("domain", Map.of("language", "java", "level", 2)))
                .metadata());
  }

  @Test
  void leavesSessionsAsTheyAreWhenTheirTemplateChanges() {
    bureau.templates().put(WORKER);
    Session ann = bureau.templates().create("worker", "ann");

    bureau.templates().put(new Template("worker", SessionSpec.active("worker")));

    assertThat(bureau.sessions().get(ann.id())).isEqualTo(ann);
  }

  @Test
  void createsNothingIfBothTogetherAreNoSpec() {
    String half = "x".repeat(40_000);
    bureau
        .templates()
        .put(new Template("large", SessionSpec.active("l").metadata(Map.of("a", half))));

    assertThatThrownBy(
            () -> bureau.templates().create("large", "ann", own -> own.metadata(Map.of("b", half))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("metadata");
  }

  @Test
  void createsNothingThatMayUseMoreThanTheTemplateAllows() {
    bureau
        .templates()
        .put(
            new Template(
                "small", SessionSpec.active("small").constraints(Map.of("max-memory", "1g"))));

    assertThatThrownBy(
            () ->
                bureau
                    .templates()
                    .create("small", "ann", own -> own.resources(Map.of("memory", "2g"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2g");
    assertThat(bureau.sessions().query(Query.of(Filter.all())).sessions()).isEmpty();
  }

  @Test
  void refusesTemplatesOfAnObserver() {
    Session eye = bureau.sessions().create(SessionSpec.observer("eye"));

    assertThatThrownBy(() -> bureau.as(eye.id()).templates().put(WORKER))
        .isInstanceOf(ObserverChangeException.class);
    assertThat(bureau.templates().all()).isEmpty();
  }
}

package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.Totals;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionCreationTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final SessionManager sessions = bureau.sessions();

  @AfterEach
  void close() {
    office.close();
  }

  @ParameterizedTest
  @EnumSource
  void createsEachType(SessionType type) {
    Session created = sessions.create(SessionSpec.of(type, "somebody"));

    assertThat(sessions.get(created.id()).type()).isEqualTo(type);
  }

  @Test
  void beginsInInitializingAtVersionOne() {
    Session created = sessions.create(SessionSpec.director("main"));

    assertThat(created.status()).isEqualTo(Status.INITIALIZING);
    assertThat(created.version()).isEqualTo(1);
  }

  @Test
  void isReadAsItWasCreated() {
    Session created = sessions.create(SessionSpec.director("main"));

    assertThat(sessions.get(created.id())).isEqualTo(created);
  }

  @Test
  void leavesOutWhatTheSpecDoesNotSay() {
    Session created = sessions.create(SessionSpec.active("plain"));

    assertThat(created.metadata()).isEmpty();
    assertThat(created.agent()).isNull();
    assertThat(created.ending()).isNull();
    assertThat(created.profile().role()).isNull();
    assertThat(created.profile().workspace()).isNull();
    assertThat(created.profile().capabilities()).isEmpty();
    assertThat(created.times().started()).isNull();
    assertThat(created.times().ended()).isNull();
    assertThat(created.totals()).isEqualTo(Totals.NONE);
    assertThat(created.links()).isEqualTo(Links.first(created.id(), null));
  }

  @Test
  void keepsWhatTheSpecSays() {
    SessionSpec spec =
        SessionSpec.department("legal")
            .role("router")
            .workspace("work/legal")
            .capabilities(Set.of("read", "write"))
            .constraints(Map.of("max-memory", "512m", "own", "value"))
            .resources(Map.of("cpu", "2"))
            .environment(List.of("PATH"))
            .model("model-1")
            .taskId("task-1")
            .agent("lawyer")
            .metadata(Map.of("team", "a", "level", 3));

    Session created = sessions.create(spec);

    assertThat(created.profile()).isEqualTo(spec.profile());
    assertThat(created.metadata()).isEqualTo(Map.of("team", "a", "level", 3L));
    assertThat(created.agent()).isEqualTo(AgentRef.named("lawyer"));
  }

  @Test
  void takesTheIdThatIsGiven() {
    Session created = sessions.create(SessionSpec.active("mine").id(new SessionId("mine-1")));

    assertThat(created.id()).isEqualTo(new SessionId("mine-1"));
  }

  @Test
  void refusesAnIdThatIsTaken() {
    SessionSpec spec = SessionSpec.active("mine").id(new SessionId("mine-1"));
    sessions.create(spec);

    assertThatThrownBy(() -> sessions.create(spec)).isInstanceOf(SessionExistsException.class);
  }

  @Test
  void drawsIdsInTheOrderOfTime() {
    List<SessionId> drawn =
        Stream.generate(() -> sessions.create(SessionSpec.active("next")).id()).limit(100).toList();

    assertThat(drawn).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void givesTheSameSessionForTheSameKeyAndSpec() {
    SessionSpec spec = SessionSpec.active("once").key("order 17");
    Session first = sessions.create(spec);

    assertThat(sessions.create(spec)).isEqualTo(first);
  }

  @Test
  void createsNothingAtARepeatedKey() {
    SessionSpec spec = SessionSpec.active("once").key("order 17");
    sessions.create(spec);
    sessions.create(spec);

    assertThat(bureau.store().sessions().count(Filter.all())).isEqualTo(1);
  }

  @Test
  void givesTheSessionOfAKeyAsItIsByNow() {
    SessionSpec spec = SessionSpec.active("once").key("order 17");
    SessionId id = sessions.create(spec).id();
    Session started = sessions.start(id);

    assertThat(sessions.create(spec)).isEqualTo(started);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherSpec() {
    SessionSpec spec = SessionSpec.active("once").key("order 17");
    SessionId first = sessions.create(spec).id();

    IdempotencyKeyReusedException refused =
        catchThrowableOfType(
            IdempotencyKeyReusedException.class, () -> sessions.create(spec.role("other")));

    assertThat(refused.key()).isEqualTo("order 17");
    assertThat(refused.session()).isEqualTo(first);
  }

  @Test
  void refusesAKeyTogetherWithAnId() {
    SessionSpec keyed = SessionSpec.active("once").key("order 17");

    assertThatThrownBy(() -> keyed.id(new SessionId("mine-1")))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void linksToTheSupervisor() {
    SessionId above = sessions.create(SessionSpec.director("main")).id();

    Session created = sessions.create(SessionSpec.department("legal").supervisor(above));

    assertThat(created.links().supervisor()).isEqualTo(above);
  }

  @Test
  void refusesASupervisorThatDoesNotExist() {
    SessionSpec orphan = SessionSpec.department("legal").supervisor(new SessionId("nobody"));

    assertThatThrownBy(() -> sessions.create(orphan))
        .isInstanceOf(NoSuchSessionException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void refusesASupervisorThatHasEnded() {
    SessionId above = sessions.create(SessionSpec.director("main")).id();
    sessions.complete(above);
    SessionSpec late = SessionSpec.department("legal").supervisor(above);

    assertThatThrownBy(() -> sessions.create(late))
        .isInstanceOf(IllegalStatusChangeException.class)
        .hasMessageContaining("COMPLETED");
  }

  @Test
  void givesTheSessionOfAKeyThoughItsSupervisorHasEndedSince() {
    SessionId above = sessions.create(SessionSpec.director("main")).id();
    SessionSpec spec = SessionSpec.department("legal").supervisor(above).key("order 17");
    Session first = sessions.create(spec);
    sessions.complete(above);

    assertThat(sessions.create(spec)).isEqualTo(first);
  }

  /** Whoever cancelled the tree did not see it yet, and whoever created it died. */
  @Test
  void stopsTheSessionOfAKeyIfItsTreeWasStoppedRightAfterItsCreation() {
    SessionId above = sessions.create(SessionSpec.director("main")).id();
    SessionSpec spec = SessionSpec.department("legal").supervisor(above).key("order 17");
    office.store().breakHeadsAfterNextCommit();
    assertThatThrownBy(() -> sessions.create(spec)).isInstanceOf(StoreException.class);
    office.store().breakHeads(false);
    sessions.stop(above, "over");

    assertThat(sessions.create(spec).status()).isEqualTo(Status.TERMINATED);
  }

  @Test
  void leavesTheSessionOfAKeyAloneThatWorksThoughItsSupervisorWasStopped() {
    SessionId above = sessions.create(SessionSpec.director("main")).id();
    SessionSpec spec = SessionSpec.department("legal").supervisor(above).key("order 17");
    Session working = sessions.start(sessions.create(spec).id());
    sessions.stop(above, "over");

    assertThat(sessions.create(spec)).isEqualTo(working);
  }

  @Test
  void keepsThePromptsByTheirHash() {
    Session created =
        sessions.create(
            SessionSpec.active("prompted").initialPrompt("Begin.").systemPrompt("You are."));

    assertThat(blob(created.profile().assignment().initialPrompt())).isEqualTo("Begin.");
    assertThat(blob(created.profile().assignment().systemPrompt())).isEqualTo("You are.");
  }

  @Test
  void keepsThePromptsAsLongAsTheSession() {
    Session created = sessions.create(SessionSpec.active("prompted").initialPrompt("Begin."));

    bureau.store().blobs().collect(created.times().created().plusSeconds(1_000_000));

    assertThat(blob(created.profile().assignment().initialPrompt())).isEqualTo("Begin.");
  }

  @Test
  void refusesMetadataThatIsTooLarge() {
    Map<String, Object> large = Map.of("text", "x".repeat(64 * 1024));

    assertThatThrownBy(() -> SessionSpec.active("large").metadata(large))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("metadata");
  }

  @Test
  void findsASessionByTheKeyItWasCreatedWith() {
    Session created = sessions.create(SessionSpec.active("once").key("order 17"));

    assertThat(sessions.findByKey("order 17")).contains(created);
    assertThat(sessions.findByKey("order 18")).isEmpty();
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertThat(sessions.find(new SessionId("nobody"))).isEmpty();
  }

  @Test
  void findsWhatThereIs() {
    Session created = sessions.create(SessionSpec.active("here"));

    assertThat(sessions.find(created.id())).contains(created);
  }

  @Test
  void namesTheSessionThatIsMissing() {
    NoSuchSessionException missing =
        catchThrowableOfType(
            NoSuchSessionException.class, () -> sessions.get(new SessionId("nobody")));

    assertThat(missing.session()).isEqualTo(new SessionId("nobody"));
  }

  private String blob(BlobId id) {
    return new String(bureau.store().blobs().get(id).orElseThrow(), StandardCharsets.UTF_8);
  }
}

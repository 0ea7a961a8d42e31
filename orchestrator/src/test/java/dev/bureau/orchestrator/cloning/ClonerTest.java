package dev.bureau.orchestrator.cloning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Priority;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Resources;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.Totals;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.session.IdempotencyKeyReusedException;
import dev.bureau.orchestrator.workspace.WorkspaceRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S42: clones of sessions. */
@Timeout(60)
class ClonerTest {
  private static final SessionId ID = new SessionId("original");

  @TempDir private Path folder;
  private final Office office = new Office();
  private final AtomicInteger worked = new AtomicInteger();
  private Path workspace;

  @BeforeEach
  void fill() throws IOException {
    workspace = Files.createDirectories(folder.resolve("work"));
    Files.writeString(workspace.resolve("notes.txt"), "hello");
  }

  @AfterEach
  void close() {
    office.close();
  }

  /** An agent that computes something once for each message. */
  private Agent computes() {
    return (message, context) ->
        context.cell(
            CellSpec.effect("compute"),
            () -> Map.of("number", worked.incrementAndGet(), "large", "x".repeat(50_000)));
  }

  private Bureau opened() throws Exception {
    Bureau bureau = office.open(computes());
    bureau
        .sessions()
        .create(
            SessionSpec.department("original")
                .id(ID)
                .agent(Office.AGENT)
                .role("reader")
                .workspace(workspace.toString())
                .capabilities(Set.of("reads"))
                .constraints(Map.of("timeout", "600000"))
                .resources(Map.of("memory", "1g"))
                .systemPrompt("You read.")
                .metadata(Map.of("a", Map.of("b", 1))));
    bureau.sessions().start(ID);
    bureau.messages().inbox(ID).register(Set.of(MessageType.DIRECTION), Priority.HIGH);
    Office.awaitHandled(bureau, bureau.send(ID, Office.letter().key("m")));
    return bureau;
  }

  @Test
  void describesItselfAsTheOriginal() throws Exception {
    Bureau bureau = opened();
    Session original = bureau.sessions().get(ID);

    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second"));

    assertThat(clone.name()).isEqualTo("second");
    assertThat(clone.status()).isEqualTo(Status.INITIALIZING);
    assertThat(clone.metadata()).isEqualTo(original.metadata());
    assertThat(clone.agent()).isEqualTo(original.agent());
    assertThat(clone.profile().role()).isEqualTo("reader");
    assertThat(clone.profile().capabilities()).containsExactly("reads");
    assertThat(clone.profile().constraints()).isEqualTo(original.profile().constraints());
    assertThat(clone.profile().assignment()).isEqualTo(original.profile().assignment());
    assertThat(clone.profile().intake()).isEqualTo(original.profile().intake());
  }

  @Test
  void saysWhereItComesFrom() throws Exception {
    Bureau bureau = opened();
    long version = bureau.sessions().get(ID).version();

    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second"));

    assertThat(clone.links())
        .isEqualTo(
            new Links(
                null,
                null,
                null,
                null,
                clone.id(),
                new Links.Origin(ID, version, Links.Origin.Kind.CLONE)));
  }

  @Test
  void isBilledNothing() throws Exception {
    Bureau bureau = opened();

    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second"));

    assertThat(bureau.sessions().get(ID).totals().tasksDone()).isEqualTo(1);
    assertThat(clone.totals()).isEqualTo(Totals.NONE);
  }

  @Test
  void hasTheResultsThatAreRecorded() throws Exception {
    Bureau bureau = opened();
    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second"));

    bureau.sessions().start(clone.id());
    bureau.send(clone.id(), Office.letter().key("m"));
    Office.await(bureau, clone.id(), MessageHandled.class);

    assertThat(worked).hasValue(1);
    Cell cell = bureau.sessions().cells(clone.id()).get(0);
    assertThat(bureau.sessions().result(cell).get("number")).isEqualTo(1L);
  }

  @Test
  void knowsNothingIfItIsReset() throws Exception {
    Bureau bureau = opened();
    bureau.send(ID, Letter.of(MessageType.DIRECTION, Map.of()));

    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second").reset());

    assertThat(clone.status()).isEqualTo(Status.INITIALIZING);
    assertThat(bureau.sessions().cells(clone.id())).isEmpty();
    assertThat(clone.profile().intake()).isNull();
    assertThat(bureau.messages().inbox(clone.id()).counts().waiting()).isZero();
    assertThat(clone.version()).isEqualTo(1);
  }

  @Test
  void hasNeitherFilesNorAllocationsUnlessAsked() throws Exception {
    Bureau bureau = opened();

    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second"));

    assertThat(clone.profile().workspace()).isNull();
    assertThat(clone.profile().resources()).isEqualTo(Resources.NONE);
  }

  @Test
  void hasCopiesOfFilesBesideTheOriginals() throws Exception {
    Bureau bureau = opened();

    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second").withResources());

    Path copy = Path.of(String.valueOf(clone.profile().workspace()));
    assertThat(copy).isEqualTo(folder.resolve("work-" + clone.id()));
    assertThat(copy.resolve("notes.txt")).hasContent("hello");
    assertThat(clone.profile().resources().memoryBytes()).hasValue(1L << 30);
  }

  @Test
  void hasItsFilesWhereItIsSaid() throws Exception {
    Bureau bureau = opened();
    Path place = folder.resolve("elsewhere");
    CloneSpec spec = CloneSpec.named("second").withResources().workspace(place.toString());

    bureau.cloning().clone(ID, spec);

    assertThat(place.resolve("notes.txt")).hasContent("hello");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(workspace, place);
    }
  }

  @Test
  void isNotMadeWhereSomethingIs() throws Exception {
    Bureau bureau = opened();
    Path place = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(place.resolve("mine"), "stays");
    CloneSpec spec = CloneSpec.named("second").withResources().workspace(place.toString());

    assertThatThrownBy(() -> bureau.cloning().clone(ID, spec))
        .isInstanceOf(WorkspaceRefusedException.class);
    assertThat(place.resolve("mine")).hasContent("stays");
  }

  @Test
  void isNotMadeOfFilesThatChangeMeanwhile() throws Exception {
    Bureau bureau = opened();
    CloneSpec spec = CloneSpec.named("second").withResources();

    assertThatThrownBy(
            () -> bureau.cloning().clone(ID, spec, progress -> write(workspace, "changed")))
        .isInstanceOf(CloneChangedException.class)
        .hasMessageContaining("its files changed");

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(workspace);
    }
  }

  private static void write(Path workspace, String text) {
    try {
      Files.writeString(workspace.resolve("notes.txt"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isNotMadeOfASessionThatWorksMeanwhile() throws Exception {
    Bureau bureau = opened();
    CloneSpec spec = CloneSpec.named("second").withResources();
    SessionUpdate update = SessionUpdate.metadata(Map.of("c", 1));

    assertThatThrownBy(
            () ->
                bureau.cloning().clone(ID, spec, progress -> bureau.sessions().update(ID, update)))
        .isInstanceOf(CloneChangedException.class)
        .hasMessageContaining("it worked");
  }

  @Test
  void isMadeOnceForAKey() throws Exception {
    Bureau bureau = opened();
    CloneSpec spec = CloneSpec.named("second").withResources().key("once");
    Session clone = bureau.cloning().clone(ID, spec);
    bureau.sessions().update(ID, SessionUpdate.metadata(Map.of("later", true)));

    assertThat(bureau.cloning().clone(ID, spec)).isEqualTo(clone);
    assertThatThrownBy(() -> bureau.cloning().clone(ID, spec.reset()))
        .isInstanceOf(IdempotencyKeyReusedException.class);
  }

  /** Whoever cancelled the tree did not see it yet, and whoever cloned it died. */
  @Test
  void isStoppedIfItsTreeWasStoppedRightAfterItWasMade() {
    Bureau bureau = office.open(computes());
    SessionId director = bureau.sessions().create(SessionSpec.director("d")).id();
    bureau.sessions().create(SessionSpec.department("o").id(ID).supervisor(director));
    CloneSpec spec = CloneSpec.named("second").key("once");
    office.store().breakHeadsAfterNextCommit();
    assertThatThrownBy(() -> bureau.cloning().clone(ID, spec)).isInstanceOf(StoreException.class);
    office.store().breakHeads(false);
    bureau.sessions().stop(director, "over");

    assertThat(bureau.cloning().clone(ID, spec).status()).isEqualTo(Status.TERMINATED);
  }

  @Test
  void hasTheSupervisorOfTheOriginal() {
    Bureau bureau = office.open(computes());
    SessionId director = bureau.sessions().create(SessionSpec.director("d")).id();
    bureau.sessions().create(SessionSpec.department("o").id(ID).supervisor(director));

    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second"));

    assertThat(clone.links().supervisor()).isEqualTo(director);
  }

  @Test
  void hasNoSupervisorThatTakesNobody() {
    Bureau bureau = office.open(computes());
    SessionId director = bureau.sessions().create(SessionSpec.director("d")).id();
    bureau.sessions().create(SessionSpec.department("o").id(ID).supervisor(director));
    bureau.sessions().stop(director, "evening");

    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second"));

    assertThat(clone.links().supervisor()).isNull();
    assertThat(clone.status()).isEqualTo(Status.INITIALIZING);
  }

  /** X5: a limit of the tree holds for the whole chain, and stands where that began. */
  @ParameterizedTest
  @EnumSource
  void hasTheLimitsOfItsOriginalAndItsChain(CloneSpec.State state) {
    Bureau bureau = office.open();
    SessionId first =
        bureau
            .sessions()
            .create(SessionSpec.director("d").budget(Limit.usd("5").tree(), Limit.calls(9)))
            .id();
    followed(first);
    bureau.budgets().limit(ID, Limit.calls(3));
    CloneSpec spec = new CloneSpec("second", state, CloneSpec.Resources.NONE, null, null);

    SessionId clone = bureau.cloning().clone(ID, spec).id();

    assertThat(bureau.budgets().of(clone).limits())
        .extracting(each -> each.limit())
        .containsExactlyInAnyOrder(Limit.calls(3), Limit.usd("5").tree());
  }

  /** The original takes over from another session. */
  private void followed(SessionId first) {
    Seams seams = Seams.system();
    Door door =
        new Door(
            office.store().open(seams, CoreEvents.CATALOGUE),
            new Fold(CoreEvents.CATALOGUE),
            seams);
    SessionCreated later =
        new SessionCreated(
            SessionSpec.director("later").profile(),
            Map.of(),
            new Links(null, null, first, null, first, null),
            null,
            null);
    door.create(ID, Caller.of(Actor.user("u")), (absent, aspects, moment) -> Change.of(later));
  }

  @Test
  void isNotMadeByAnObserver() throws Exception {
    Bureau bureau = opened();
    SessionId observer = bureau.sessions().create(SessionSpec.observer("o")).id();

    assertThatThrownBy(() -> bureau.as(observer).cloning().clone(ID, CloneSpec.named("second")))
        .isInstanceOf(ObserverChangeException.class);
  }

  @Test
  void isNotMadeOfNothing() {
    Bureau bureau = office.open();

    assertThatThrownBy(() -> bureau.cloning().clone(ID, CloneSpec.named("second")))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void needsAName(String name) {
    assertThatThrownBy(() -> CloneSpec.named(name))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("name");
  }

  @Test
  void isWholeWithoutTheOriginal() throws Exception {
    Bureau bureau = opened();
    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second").withResources());
    Map<String, Object> result = bureau.sessions().result(bureau.sessions().cells(ID).get(0));

    bureau.sessions().forceDelete(ID);
    bureau.store().blobs().collect(clone.times().created().plus(Duration.ofDays(100)));

    Cell cell = bureau.sessions().cells(clone.id()).get(0);
    assertThat(bureau.sessions().result(cell)).isEqualTo(result);
    assertThat(
            Optional.ofNullable(clone.profile().assignment().systemPrompt())
                .flatMap(bureau.store().blobs()::get))
        .hasValueSatisfying(
            prompt ->
                assertThat(new String(prompt, StandardCharsets.UTF_8)).isEqualTo("You read."));
  }

  /** One side changes in every way there is; the other is as it was. */
  @ParameterizedTest
  @ValueSource(strings = {"original", "clone"})
  void sharesNothingThatChanges(String side) throws Exception {
    Bureau bureau = opened();
    Session clone = bureau.cloning().clone(ID, CloneSpec.named("second").withResources());
    bureau.sessions().start(clone.id());
    boolean first = side.equals("original");
    SessionId changes = first ? ID : clone.id();
    SessionId stays = first ? clone.id() : ID;
    List<Object> before = all(bureau, stays);

    MessageId sent = bureau.send(changes, Office.letter("more"));
    Office.awaitHandled(bureau, sent);
    bureau.sessions().update(changes, SessionUpdate.metadata(Map.of("a", Map.of("b", 2))));
    bureau.sessions().update(changes, SessionUpdate.NOTHING.withCapabilities(Set.of()));
    bureau.messages().inbox(changes).deregister();
    write(Path.of(String.valueOf(bureau.sessions().get(changes).profile().workspace())), "mine");
    bureau.sessions().complete(changes);
    bureau.sessions().delete(changes);

    assertThat(all(bureau, stays)).isEqualTo(before);
  }

  private static List<Object> all(Bureau bureau, SessionId id) throws IOException {
    Session session = bureau.sessions().get(id);
    List<Object> all = new ArrayList<>(List.of(session, Office.events(bureau, id)));
    all.add(bureau.sessions().cells(id));
    all.add(bureau.messages().inbox(id).counts());
    Path notes = Path.of(String.valueOf(session.profile().workspace())).resolve("notes.txt");
    all.add(Files.readString(notes));
    return all;
  }

  @Test
  void takesAlongOfEachFeatureWhatThatSays() {
    Set<String> features =
        CoreEvents.CATALOGUE.types().stream()
            .map(each -> each.name().substring(0, each.name().indexOf('.')))
            .collect(Collectors.toSet());
    features.removeAll(Set.of("session", "message"));

    assertThat(Inheritance.RULES.keySet()).isEqualTo(features);
  }

  @Test
  void isNotMadeWhereAnotherCloneWorksAlready() throws Exception {
    Bureau bureau = opened();
    CloneSpec desk =
        CloneSpec.named("second").withResources().workspace(folder.resolve("desk").toString());
    bureau.cloning().clone(ID, desk);
    CloneSpec third =
        CloneSpec.named("third").withResources().workspace(folder.resolve("desk").toString());

    assertThatThrownBy(() -> bureau.cloning().clone(ID, third))
        .isInstanceOf(WorkspaceRefusedException.class);
    assertThatThrownBy(() -> bureau.cloning().clone(ID, third.key("once")))
        .isInstanceOf(WorkspaceRefusedException.class);
  }

  /** Whoever made it died before the clone was there; without a key nobody can be the same. */
  @Test
  void takesOverTheFilesThatWereLeftForIt() throws Exception {
    Bureau bureau = opened();
    Path place = Files.createDirectories(folder.resolve("desk"));
    Files.writeString(place.resolve("notes.txt"), "hello");
    CloneSpec spec = CloneSpec.named("second").withResources().workspace(place.toString());

    assertThatThrownBy(() -> bureau.cloning().clone(ID, spec))
        .isInstanceOf(WorkspaceRefusedException.class);
    Session clone = bureau.cloning().clone(ID, spec.key("once"));

    assertThat(clone.profile().workspace()).isEqualTo(place.toString());
    assertThat(place.resolve("notes.txt")).hasContent("hello");
  }

  @Test
  void hasAllItsFilesThoughAnotherCloneToTheSamePlaceBreaksOff() throws Exception {
    Bureau bureau = opened();
    Files.writeString(workspace.resolve("more.txt"), "more");
    Files.writeString(workspace.resolve("zebra.txt"), "stripes");
    Path place = folder.resolve("desk");
    CloneSpec spec = CloneSpec.named("second").withResources().workspace(place.toString());
    AtomicInteger copied = new AtomicInteger();

    bureau
        .cloning()
        .clone(
            ID,
            spec,
            progress -> {
              if (copied.incrementAndGet() == 2) {
                breakOff(bureau, spec);
              }
            });

    assertThat(place.resolve("notes.txt")).hasContent("hello");
    assertThat(place.resolve("more.txt")).hasContent("more");
    assertThat(place.resolve("zebra.txt")).hasContent("stripes");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(workspace, place);
    }
  }

  private void breakOff(Bureau bureau, CloneSpec spec) {
    AtomicInteger changes = new AtomicInteger();
    assertThatThrownBy(
            () ->
                bureau
                    .cloning()
                    .clone(
                        ID,
                        spec,
                        progress -> write(workspace, "change " + changes.incrementAndGet())))
        .isInstanceOf(CloneChangedException.class);
    write(workspace, "hello");
  }

  @Test
  void isNotMadeWhereAnotherHasComeMeanwhile() throws Exception {
    Bureau bureau = opened();
    Path place = folder.resolve("desk");
    CloneSpec spec = CloneSpec.named("second").withResources().workspace(place.toString());
    CloneSpec third = CloneSpec.named("third").withResources().workspace(place.toString());

    assertThatThrownBy(
            () -> bureau.cloning().clone(ID, spec, progress -> bureau.cloning().clone(ID, third)))
        .isInstanceOf(WorkspaceRefusedException.class);

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(workspace, place);
    }
  }

  @Test
  void leavesNothingOfAttemptsThatDied() throws Exception {
    Bureau bureau = opened();
    String id = "clone-" + BlobId.of("once").value().substring(0, 32);
    Path died = Files.createDirectories(folder.resolve(".bureau-" + id + "-died"));
    Files.writeString(died.resolve("notes.txt"), "he");
    Path place = folder.resolve("desk");
    CloneSpec spec = CloneSpec.named("second").withResources().workspace(place.toString());

    bureau.cloning().clone(ID, spec.key("once"));

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(workspace, place);
    }
  }
}

package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries find exactly what the filter means, with the same meaning on every store (S6). */
abstract class QueryContract extends Clauses {
  private static final Map<String, Object> METADATA =
      Map.of(
          "text",
          "blau ü '\"% _",
          "number",
          42,
          "decimal",
          1.5,
          "flag",
          true,
          "deep",
          Map.of("er", Map.of("key.with.dots", "found", "[0]", "brackets")),
          "list",
          List.of(1, "x"));

  private Session full;
  private Session plain;
  private Filter run;

  @SuppressWarnings("NullAway.Init") // set before each test
  QueryContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createAFullAndAPlainSession() {
    String name = fresh().value();
    run = Filter.metadata("run", name);
    full = committed(creatingFull(name));
    plain =
        committed(
            Draft.creating(
                fresh(), now(), SessionSpec.observer("plain").metadata(Map.of("run", name))));
  }

  private Draft creatingFull(String name) {
    SessionId id = fresh();
    SessionSpec spec = Specs.full().metadata(METADATA);
    SessionCreated created =
        new SessionCreated(
            spec.profile(),
            spec.metadata(),
            Links.first(id, spec.supervisor()),
            AgentRef.named("summariser"),
            spec.digest());
    return Draft.on(Session.absent(id), now())
        .event(created)
        .metadata(Map.of("run", name))
        .event(new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.START));
  }

  private List<Session> found(Filter filter) {
    return store.sessions().query(Query.of(run.and(filter))).sessions();
  }

  @Test
  void findsAllWithoutAFilter() {
    assertThat(found(Filter.all())).containsExactlyInAnyOrder(full, plain);
  }

  @ParameterizedTest
  @EnumSource(value = Field.Head.class, names = "METADATA", mode = EnumSource.Mode.EXCLUDE)
  void findsByEachFieldOfTheHead(Field.Head head) {
    Field field = Field.of(head);

    Filter filter = Filter.equal(field, field.valueIn(full).orElseThrow());

    assertThat(found(filter)).containsExactly(full);
  }

  static Stream<Field> metadataFields() {
    return Stream.of(
        Field.metadata("text"),
        Field.metadata("number"),
        Field.metadata("decimal"),
        Field.metadata("flag"),
        Field.metadata("deep", "er", "key.with.dots"),
        Field.metadata("deep", "er", "[0]"),
        Field.metadata("list"));
  }

  @ParameterizedTest
  @MethodSource("metadataFields")
  void findsByMetadata(Field field) {
    Filter filter = Filter.equal(field, field.valueIn(full).orElseThrow());

    assertThat(found(filter)).containsExactly(full);
  }

  static Stream<Filter> filtersThatMeanNothingHere() {
    return Stream.of(
        Filter.metadata("text", "blau"),
        Filter.metadata("text", "BLAU Ü '\"% _"),
        Filter.metadata("text", "%"),
        Filter.metadata("missing", "null"),
        Filter.metadata("missing", ""),
        Filter.metadata("number", "42.0"),
        Filter.equal(Field.metadata("text", "below"), "blau"),
        Filter.equal(Field.metadata("deep.er"), "found"),
        Filter.equal(Field.metadata("list", "0"), "1"),
        Filter.equal(Field.of(Field.Head.NAME), "PLAIN"),
        Filter.equal(Field.of(Field.Head.NAME), "' OR 1=1 --"));
  }

  @ParameterizedTest
  @MethodSource("filtersThatMeanNothingHere")
  void findsNothingElse(Filter filter) {
    assertThat(found(filter)).isEmpty();
  }

  @Test
  void findsNothingByAFieldThatIsMissing() {
    assertThat(found(Filter.equal(Field.of(Field.Head.MODEL), "null"))).isEmpty();
  }

  @Test
  void findsWhatMeetsAllTerms() {
    Filter both = Filter.type(SessionType.DEPARTMENT).and(Filter.status(Status.ACTIVE));
    Filter never = Filter.type(SessionType.OBSERVER).and(Filter.status(Status.ACTIVE));

    assertThat(found(both)).containsExactly(full);
    assertThat(found(never)).isEmpty();
  }

  @Test
  void takesAsManyTermsAsAFilterMayHave() {
    Filter filter = run;
    for (int i = 1; i < 64; i++) {
      filter = filter.and(Filter.type(SessionType.OBSERVER));
    }

    assertThat(store.sessions().query(Query.of(filter)).sessions()).containsExactly(plain);
  }

  @Test
  void findsAChangedSessionByItsPresentValueOnly() {
    Session changed = committed(Draft.on(full, now()).metadata(Map.of("text", "green")));

    assertThat(found(Filter.metadata("text", "green"))).containsExactly(changed);
    assertThat(found(Filter.metadata("text", "blau ü '\"% _"))).isEmpty();
  }

  @Test
  void counts() {
    assertThat(store.sessions().count(run)).isEqualTo(2);
    assertThat(store.sessions().count(run.and(Filter.type(SessionType.OBSERVER)))).isEqualTo(1);
  }

  @Test
  void countsByTypeAndStatus() {
    Map<SessionType, Map<Status, Long>> before = store.sessions().census();
    committed(Draft.creating(fresh(), now(), SessionSpec.director("one more")));

    Map<SessionType, Map<Status, Long>> after = store.sessions().census();

    long was =
        before.getOrDefault(SessionType.DIRECTOR, Map.of()).getOrDefault(Status.INITIALIZING, 0L);
    assertThat(after.get(SessionType.DIRECTOR)).containsEntry(Status.INITIALIZING, was + 1);
  }

  @Test
  void leavesOutOfTheCensusWhatThereIsNotOne() {
    assertThat(store.sessions().census().values())
        .allSatisfy(each -> assertThat(each.values()).isNotEmpty().doesNotContain(0L));
  }
}

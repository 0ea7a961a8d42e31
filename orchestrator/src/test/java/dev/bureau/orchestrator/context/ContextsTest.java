package dev.bureau.orchestrator.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.compression.Compression;
import dev.bureau.core.compression.Compressor;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.Content;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextPut;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.Gauge;
import dev.bureau.core.context.Reading;
import dev.bureau.core.context.ThresholdCrossed;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.operating.ActiveBand;
import dev.bureau.core.operating.Advice;
import dev.bureau.core.operating.ContextBand;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.cloning.CloneSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E1–E3, E35: what sessions know, from outside of their handlings. */
class ContextsTest {
  private static final SessionId ID = new SessionId("s");
  private static final String LARGE = "All work and no play. ".repeat(500);

  /** One token for each character of the value, none for the key. */
  private static final BureauConfig CONFIG =
      Office.config()
          .with(
              ContextConfig.defaults()
                  .with(WindowConfig.defaults().withTotal(100_000).withHistory(3))
                  .with(text -> text.length()));

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Bureau bureau = open(CONFIG);
  private final Contexts contexts = bureau.context();

  private Bureau open(BureauConfig config) {
    return office.open(config, seams, agents -> {});
  }

  @BeforeEach
  void create() {
    bureau.sessions().create(SessionSpec.active("s").id(ID));
  }

  @AfterEach
  void close() {
    office.close();
  }

  private long version() {
    return bureau.sessions().get(ID).version();
  }

  @Test
  void knowsWhatWasPut() {
    ContextView view = contexts.put(ID, Note.of("plan", Map.of("steps", List.of(1, 2))).critical());

    assertThat(view.entries()).extracting(ContextEntry::key).containsExactly("plan");
    assertThat(contexts.get(ID, "plan")).hasValue(Map.of("steps", List.of(1L, 2L)));
    assertThat(contexts.get(ID, "other")).isEmpty();
  }

  @Test
  void countsTheKeyAndTheValueAsTheyAreShown() {
    contexts.put(ID, Note.of("text", "12345"));
    contexts.put(ID, Note.of("list", List.of(1, 2)));

    assertThat(contexts.of(ID).entries())
        .extracting(ContextEntry::tokens)
        .containsExactly(4L + 5, 4L + 5);
  }

  @Test
  void countsWithAVocabularyIfNotToldOtherwise() {
    Bureau usual = open(Office.config());

    assertThat(usual.context().put(ID, Note.of("plan", "Count these tokens.")).gauge())
        .isEqualTo(new Gauge(5, 200_000));
  }

  @Test
  void keepsLargeValuesOutOfTheJournal() {
    contexts.put(ID, Note.of("book", LARGE));

    assertThat(Office.events(bureau, ID))
        .filteredOn(ContextPut.class::isInstance)
        .extracting(each -> ((ContextPut) each).entry().content().value())
        .containsExactly((Object) null);
    assertThat(contexts.get(ID, "book")).hasValue(LARGE);
  }

  @Test
  void keepsLargeValuesAsLongAsTheSession() {
    contexts.put(ID, Note.of("book", LARGE));

    bureau.store().blobs().collect(Instant.MAX);

    assertThat(contexts.get(ID, "book")).hasValue(LARGE);
  }

  @Test
  void commitsNothingForWhatIsThereAlready() {
    contexts.put(ID, Note.of("plan", "write"));
    long before = version();

    contexts.put(ID, Note.of("plan", "write"));
    contexts.remove(ID, "other");
    contexts.recall(ID, "plan");

    assertThat(version()).isEqualTo(before);
  }

  @Test
  void showsTheLatestReadings() {
    for (int i = 1; i <= 4; i++) {
      contexts.report(ID, new ContextReported(i * 10_000L, null));
    }

    assertThat(contexts.of(ID).history())
        .extracting(Reading::gauge)
        .containsExactly(
            new Gauge(20_000, 100_000), new Gauge(30_000, 100_000), new Gauge(40_000, 100_000));
    assertThat(contexts.of(ID).history().get(2).at()).isEqualTo(seams.wall().instant());
  }

  @Test
  void fallsAfterACompression() {
    contexts.put(ID, Note.of("book", LARGE));
    contexts.report(ID, new ContextReported(50_000, null));

    ContextView view = contexts.compress(ID, CompressionLevel.AGGRESSIVE);

    assertThat(view.gauge().used()).isEqualTo(50_000 - LARGE.length() - 4);
    assertThat(view.entries()).isEmpty();
  }

  @Test
  void findsWhatACompressionGaveUp() {
    contexts.put(ID, Note.of("book", LARGE));
    contexts.put(ID, Note.of("now", "typing").temporary());
    contexts.put(ID, Note.of("plan", "write").critical());

    contexts.compress(ID, CompressionLevel.NON_CRITICAL);

    assertThat(contexts.dropped(ID, version())).isEqualTo(Map.of("book", LARGE, "now", "typing"));
    assertThat(contexts.get(ID, "plan")).hasValue("write");
    assertThat(String.valueOf(contexts.get(ID, "book").orElseThrow()))
        .startsWith("All work")
        .hasSizeLessThan(LARGE.length());
  }

  @Test
  void findsWhatWasGivenUpInTheCommitThatPutIt() {
    contexts.put(ID, Note.of("plan", "x".repeat(80_000)).critical());

    contexts.put(ID, Note.of("now", "typing").temporary());

    assertThat(contexts.get(ID, "now")).isEmpty();
    assertThat(contexts.dropped(ID, version())).isEqualTo(Map.of("now", "typing"));
  }

  @Test
  void leavesWhatWasDeferredOutOfTheWindow() {
    Contexts own =
        open(CONFIG.with(CONFIG.context().with(WindowConfig.defaults().withTotal(1_000))))
            .context();
    own.put(ID, Note.of("a", "All work and no play. ".repeat(18)));
    own.put(ID, Note.of("c", "x".repeat(590)).critical());
    Gauge before = own.of(ID).gauge();
    long version = version();

    own.compress(ID, CompressionLevel.NON_CRITICAL);

    assertThat(own.of(ID).gauge().used()).isLessThanOrEqualTo(before.used());
    assertThat(own.of(ID).entries())
        .filteredOn(each -> each.key().equals("a"))
        .extracting(ContextEntry::place)
        .containsExactly(ContextEntry.Place.DEFERRED);
    assertThat(Office.eventsOf(bureau, ID, version + 1))
        .isNotEmpty()
        .noneMatch(ThresholdCrossed.class::isInstance);
  }

  @Test
  void findsNothingWhereNothingWasCompressed() {
    contexts.put(ID, Note.of("plan", "write"));

    for (long each : new long[] {-1, 0, version(), version() + 1}) {
      assertThatExceptionOfType(BadInputException.class)
          .isThrownBy(() -> contexts.dropped(ID, each))
          .withMessageContaining("context.compressed");
    }
  }

  @Test
  void refusesACompressorThatTouchesWhatIsCritical() {
    Compressor careless = (items, level) -> Compression.of(List.of("plan"), Map.of());
    Contexts own = open(CONFIG.with(CONFIG.context().with(careless))).context();
    own.put(ID, Note.of("plan", "write").critical());
    long before = version();

    assertThatExceptionOfType(CriticalContextException.class)
        .isThrownBy(() -> own.compress(ID, CompressionLevel.AGGRESSIVE))
        .returns("plan", CriticalContextException::key)
        .withMessageContaining("'plan' is critical");
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void leavesWhatACompressorCouldNotMakeSmaller() {
    Compressor verbose =
        (items, level) -> Compression.of(List.of("made up"), Map.of("plan", "in many more words"));
    Contexts own = open(CONFIG.with(CONFIG.context().with(verbose))).context();
    own.put(ID, Note.of("plan", "write"));
    long before = version();

    own.compress(ID, CompressionLevel.AGGRESSIVE);

    assertThat(version()).isEqualTo(before);
    assertThat(own.get(ID, "plan")).hasValue("write");
  }

  @Test
  void leavesWhatChangesWhileTheCompressorWorks() {
    Compressor slow =
        (items, level) -> {
          contexts.put(ID, Note.of("plan", "write well"));
          return Compression.of(List.of("plan"), Map.of());
        };
    Contexts own = open(CONFIG.with(CONFIG.context().with(slow))).context();
    own.put(ID, Note.of("plan", "write"));

    own.compress(ID, CompressionLevel.AGGRESSIVE);

    assertThat(contexts.get(ID, "plan")).hasValue("write well");
  }

  @Test
  void refusesAnObserver() {
    bureau.sessions().create(SessionSpec.observer("o").id(new SessionId("o")));

    assertThatExceptionOfType(ObserverChangeException.class)
        .isThrownBy(
            () -> bureau.as(new SessionId("o")).context().put(ID, Note.of("plan", "write")));
    assertThat(contexts.of(ID).entries()).isEmpty();
  }

  @Test
  void refusesASessionThatIsNotThere() {
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> contexts.of(new SessionId("other")));
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> contexts.put(new SessionId("other"), Note.of("plan", "write")));
  }

  @Test
  void goesAlongIntoAClone() {
    contexts.put(ID, Note.of("plan", "write").critical());
    contexts.put(ID, Note.of("book", LARGE));

    SessionId clone = bureau.cloning().clone(ID, CloneSpec.named("c")).id();
    bureau.sessions().delete(ID);
    bureau.store().blobs().collect(Instant.MAX);

    assertThat(contexts.get(clone, "plan")).hasValue("write");
    assertThat(contexts.get(clone, "book")).hasValue(LARGE);
    assertThat(contexts.of(clone).gauge().used()).isEqualTo(9 + 4 + LARGE.length());
  }

  @Test
  void staysBehindIfACloneIsReset() {
    contexts.put(ID, Note.of("plan", "write"));

    SessionId clone = bureau.cloning().clone(ID, CloneSpec.named("c").reset()).id();

    assertThat(contexts.of(clone).entries()).isEmpty();
  }

  @Test
  void isAdvisedByThePosition() {
    contexts.report(ID, new ContextReported(90_000, null));

    Situation situation = contexts.situation(ID);

    assertThat(situation.position()).isEqualTo(0.9);
    assertThat(situation.context()).isEqualTo(ContextBand.EMERGENCY_RECOVERY);
    assertThat(situation.advice())
        .containsExactly(new Advice("context position", "go on with a fresh window"));
  }

  @Test
  void isAdvisedByTheActiveTime() {
    bureau.sessions().start(ID);
    seams.advance(Duration.ofMinutes(30));

    Situation situation = contexts.situation(ID);

    assertThat(situation.activeTime()).isEqualTo(Duration.ofMinutes(30));
    assertThat(situation.active()).isEqualTo(ActiveBand.CHECKPOINT);
    assertThat(situation.advice())
        .containsExactly(new Advice("active time", "take a checkpoint every 10 min"));
  }

  @Test
  void countsNoTimeBeforeItsStartNorAfterItsEnd() {
    seams.advance(Duration.ofHours(2));
    bureau.sessions().start(ID);
    seams.advance(Duration.ofMinutes(61));
    bureau.sessions().update(ID, SessionUpdate.metadata(Map.of("a", 1)));
    bureau.sessions().complete(ID);
    seams.advance(Duration.ofHours(2));

    assertThat(contexts.situation(ID).activeTime()).isEqualTo(Duration.ofMinutes(61));
    assertThat(contexts.situation(ID).active()).isEqualTo(ActiveBand.NEW_SESSION);
  }

  @Test
  void followsOnlyThresholdsThatAreJournaled() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> contexts.follow(0.8, (session, position, available) -> {}))
        .withMessageContaining("[0.6, 0.75, 0.85]");
  }

  @Test
  void saysWhichStoredValueIsGone() {
    Librarian librarian = new Librarian(ContextConfig.defaults(), bureau.store().blobs());
    BlobId gone = BlobId.of("gone");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> librarian.value(new Content(null, gone)))
        .withMessageContaining(gone.value());
  }
}

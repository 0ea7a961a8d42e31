package dev.bureau.testing.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.access.Access;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Door;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Store;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.TranscriptRead;
import dev.bureau.core.transcript.TranscriptReadException;
import dev.bureau.core.transcript.TranscriptRules;
import dev.bureau.core.transcript.Transcripts;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ManualSeams;
import dev.bureau.testing.MemoryDisk;
import dev.bureau.testing.RecordingSink;
import dev.bureau.transitions.sync.Batch;
import dev.bureau.transitions.sync.FileSink;
import dev.bureau.transitions.sync.Outbox;
import dev.bureau.transitions.sync.Sink;
import dev.bureau.transitions.sync.SyncConfig;
import dev.bureau.transitions.sync.Syncing;
import dev.bureau.transitions.transcript.Delta;
import dev.bureau.transitions.transcript.Fact;
import dev.bureau.transitions.transcript.TranscriptFormat;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** T7: what was read reaches all sinks, whatever they do. */
@Timeout(60)
class SyncingTest {
  private static final SessionId ID = new SessionId("s");
  private static final Path FOLDER = Path.of("/agent");
  private static final Path FILE = FOLDER.resolve("t.jsonl");
  private static final Duration PERIOD = Duration.ofMinutes(2);

  private final MemoryDisk disk = new MemoryDisk();
  private final ByHand seams = new ByHand(disk);
  private final Store store = Memory.store().open(seams, CoreEvents.CATALOGUE);
  private final RecordingSink first = new RecordingSink("first");
  private final RecordingSink second = new RecordingSink("second");
  private final TranscriptReader reader =
      new TranscriptReader(disk, FOLDER, "t.jsonl", TranscriptFormat.jsonLines());
  private Door door;
  private Outbox outbox;
  private int written;

  @BeforeEach
  void begin() {
    door = door(seams);
    create();
  }

  private void create() {
    disk.write(FILE.toString(), "");
    SessionSpec spec = SessionSpec.active("s");
    door.create(
        ID,
        access(seams).caller(),
        (session, aspects, moment) ->
            Change.of(
                new SessionCreated(
                    spec.profile(),
                    spec.metadata(),
                    Links.first(session.id(), null),
                    null,
                    spec.digest())));
    outbox = outbox(seams);
  }

  private Door door(Seams around) {
    return new Door(store, new Fold(CoreEvents.CATALOGUE), around);
  }

  private Access access(Seams around) {
    return new Access(door, store, around, Actor.user("host"));
  }

  private Outbox outbox(Seams around) {
    return new Outbox(access(around), ID, TranscriptName.MAIN, reader);
  }

  private Syncing syncing(Sink... sinks) {
    Syncing syncing = new Syncing(List.of(sinks), SyncConfig.defaults(), seams);
    syncing.follow(outbox);
    return syncing;
  }

  private void says(int messages) throws IOException {
    for (int i = 0; i < messages; i++) {
      written++;
      disk.append(FILE, (Sample.message(written, "m") + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private Transcripts known() {
    return door.load(ID).aspects().get(Transcripts.ASPECT);
  }

  /** What a host does with news. */
  private void monitor() throws IOException {
    Delta delta = reader.read(known().position(TranscriptName.MAIN));
    TranscriptRead event = delta.event(TranscriptName.MAIN);
    door.change(ID, access(seams).caller(), TranscriptRules.read(delta.from(), event));
    outbox.add(delta);
  }

  private void requireAll(RecordingSink sink) {
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= written; i++) {
      expected.add("u" + i);
    }
    assertThat(sink.facts())
        .filteredOn(Fact.Message.class::isInstance)
        .extracting(each -> ((Fact.Message) each).id())
        .isEqualTo(expected);
    assertThat(known().isBehind(sink.name())).isFalse();
  }

  @Test
  void bringsWhatWasReadEveryTwoMinutes() throws IOException {
    try (Syncing syncing = syncing(first, second)) {
      says(3);
      monitor();
      says(1); // nobody has read this yet
      seams.every(PERIOD);
      assertThat(first.batches())
          .singleElement()
          .satisfies(each -> assertThat(each.lines()).hasSize(3));

      monitor();
      seams.every(PERIOD);
    }

    requireAll(first);
    requireAll(second);
  }

  @Test
  void hasNothingToDoWhenNothingIsNew() throws IOException {
    try (Syncing syncing = syncing(first)) {
      says(1);
      monitor();
      seams.every(PERIOD);
      long version = door.load(ID).session().version();
      seams.every(PERIOD);

      assertThat(door.load(ID).session().version()).isEqualTo(version);
      assertThat(first.batches()).hasSize(1);
    }
  }

  @Test
  void forgetsASessionThatIsRemoved() throws IOException {
    try (Syncing syncing = syncing(first)) {
      says(1);
      monitor();
      store.sessions().remove(door.load(ID).session());

      seams.every(PERIOD);

      assertThat(seams.timers()).as("it tries again").isEmpty();
      seams.every(PERIOD);
      assertThat(first.batches()).isEmpty();
    }
  }

  private void anotherTakesTheId() {
    store.sessions().remove(door.load(ID).session());
    ManualSeams later = ManualSeams.seeded(2);
    later.advance(Duration.ofDays(1));
    door = door(later);
    create();
  }

  @Test
  void bringsAllThatAnotherSessionOfTheIdSays() throws IOException {
    disk.createFolder(Path.of("/sink"));
    try (Syncing syncing = syncing(first, new FileSink("files", Path.of("/sink"), seams))) {
      says(2);
      monitor();
      seams.every(PERIOD);
      syncing.leave(outbox);
      seams.run();
      anotherTakesTheId();
      syncing.follow(outbox);
      says(1);
      monitor();
      seams.every(PERIOD);
    }

    requireAll(first);
    assertThat(disk.text("/sink/s/main.jsonl").orElse("").lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("u1"),
            line -> assertThat(line).contains("u2"),
            line -> assertThat(line).contains("u3"));
  }

  @Test
  void bringsAllThatAnotherSessionOfTheIdSaysAlsoInAnotherProcess() throws IOException {
    disk.createFolder(Path.of("/sink"));
    try (Syncing syncing = syncing(new FileSink("files", Path.of("/sink"), seams))) {
      says(2);
      monitor();
      seams.every(PERIOD);
    }
    anotherTakesTheId();
    try (Syncing syncing = syncing(new FileSink("files", Path.of("/sink"), seams))) {
      says(1);
      monitor();
      seams.every(PERIOD);
    }

    assertThat(disk.text("/sink/s/main.jsonl").orElse("").lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("u1"),
            line -> assertThat(line).contains("u2"),
            line -> assertThat(line).contains("u3"));
  }

  @Test
  void notesNothingInAnotherSessionOfTheId() throws IOException {
    try (Syncing syncing = syncing(first)) {
      says(1);
      monitor();
      anotherTakesTheId();
      seams.every(PERIOD);
    }

    assertThat(door.load(ID).session().version()).isEqualTo(1);
  }

  @Test
  void triesAFailingSinkAgainAndLetsOthersGoOn() throws IOException {
    first.failing(3);
    try (Syncing syncing = syncing(first, second)) {
      says(2);
      monitor();
      seams.every(PERIOD);
      requireAll(second);
      says(2);
      monitor();
      List<Duration> pauses = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        pauses.addAll(seams.timers());
      }

      assertThat(pauses)
          .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
      assertThat(first.refused()).isEqualTo(3);
      requireAll(first);
      assertThat(seams.timers()).isEmpty();
    }
  }

  @Test
  void doesNotHurryASinkThatPauses() throws IOException {
    first.failing(2);
    try (Syncing syncing = syncing(first)) {
      says(1);
      monitor();
      seams.every(PERIOD);
      seams.every(PERIOD);

      assertThat(first.refused()).isEqualTo(1);
    }
  }

  @Test
  void losesNothingToErrors() throws IOException {
    Queue<Throwable> errors = new ArrayDeque<>();
    errors.add(new AssertionError("one"));
    errors.add(new NoClassDefFoundError("two"));
    errors.add(new StackOverflowError("three"));
    errors.add(new IOException("four"));
    Sink broken =
        new Sink() {
          @Override
          public String name() {
            return first.name();
          }

          @Override
          public void take(Batch batch) throws Exception {
            Throwable next = errors.poll();
            if (next instanceof Error error) {
              throw error;
            } else if (next instanceof Exception exception) {
              throw exception;
            }
            first.take(batch);
          }
        };
    try (Syncing syncing = syncing(broken)) {
      says(2);
      monitor();
      seams.every(PERIOD);
      for (int i = 0; i < 4; i++) {
        seams.timers();
      }
    }

    requireAll(first);
  }

  @Test
  void losesNothingWhenTheFileIsCutMeanwhile() throws IOException {
    first.failing(1);
    try (Syncing syncing = syncing(first)) {
      says(3);
      monitor();
      seams.every(PERIOD);
      disk.cut(FILE, 0);
      says(2);
      monitor();
      seams.timers();
      seams.every(PERIOD);
    }

    requireAll(first);
  }

  @Test
  void goesOnAfterTheProcessHasDied() throws IOException {
    first.failing(100);
    try (Syncing syncing = syncing(first, second)) {
      says(3);
      monitor();
      seams.every(PERIOD);
      says(2);
      monitor();
    }
    first.failing(0);
    says(4); // while nobody looks

    outbox = outbox(seams);
    try (Syncing syncing = syncing(first, second)) {
      seams.every(PERIOD);
      assertThat(known().isBehind("first")).isFalse();
      monitor();
      seams.every(PERIOD);
    }

    requireAll(first);
    requireAll(second);
  }

  @Test
  void readsARenamedFileAgainAfterTheProcessHasDied() throws IOException {
    try (Syncing syncing = syncing(first)) {
      says(2);
      monitor();
      seams.every(PERIOD);
      says(2);
      monitor();
    }
    disk.replace(FILE, FOLDER.resolve("t.jsonl.1"));
    disk.write(FILE.toString(), "");
    says(2);
    monitor();

    outbox = outbox(seams);
    try (Syncing syncing = syncing(first)) {
      seams.every(PERIOD);
    }

    requireAll(first);
  }

  @Test
  void goesOnBehindWhatIsGoneForEver() throws IOException {
    try (Syncing syncing = syncing(first)) {
      says(2);
      monitor();
      seams.every(PERIOD);
    }
    for (int i = 0; i < 3; i++) {
      says(1);
      monitor();
      disk.cut(FILE, 0);
      monitor();
    }
    says(1);
    monitor();

    outbox = outbox(seams);
    try (Syncing syncing = syncing(first)) {
      seams.every(PERIOD);
    }

    assertThat(first.facts()).filteredOn(Fact.Message.class::isInstance).hasSize(3);
    assertThat(known().isBehind("first")).isFalse();
  }

  @Test
  void takesABatchAgainThatWasNotNoted() throws IOException {
    try (Syncing syncing = syncing(first)) {
      says(2);
      monitor();
      Batch early =
          new Batch(
              ID,
              door.load(ID).session().times().created(),
              TranscriptName.MAIN,
              known().position(TranscriptName.MAIN),
              reader.read(Position.START).lines());
      first.take(early); // and then the process died
      says(2);
      monitor();
      seams.every(PERIOD);
    }

    requireAll(first);
  }

  @Test
  void bringsAnOldRunAtOnceAndForgetsIt() throws Exception {
    try (Syncing syncing = syncing(first)) {
      says(2);
      monitor();
      assertThat(syncing.now(outbox, Duration.ZERO)).isFalse();
      seams.run();
      requireAll(first);
      assertThat(syncing.now(outbox, Duration.ZERO)).isFalse();
      seams.run();

      syncing.leave(outbox);
      seams.run();
      seams.every(PERIOD);
      assertThat(seams.waiting()).isZero();
      assertThat(syncing.now(outbox, Duration.ZERO)).isTrue();
    }
  }

  @Test
  void keepsNobodyWaitingForASlowSink() throws Exception {
    ManualSeams real = ManualSeams.seeded(1);
    CountDownLatch slow = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    Sink waits = new Waiting("slow", slow::await);
    Sink quick = new Waiting("quick", other::countDown);
    try (Syncing syncing = new Syncing(List.of(waits, quick), SyncConfig.defaults(), real)) {
      Outbox own = outbox(real);
      syncing.follow(own);
      says(1);
      outbox = own;
      monitor();

      assertThat(syncing.now(own, Duration.ofMillis(1))).isFalse();
      other.await();
      slow.countDown();
      assertThat(syncing.now(own, Duration.ofSeconds(50))).isTrue();
    }
  }

  /** Does something with each batch. */
  private record Waiting(String name, Step step) implements Sink {
    interface Step {
      void happen() throws InterruptedException;
    }

    @Override
    public void take(Batch batch) throws InterruptedException {
      step.happen();
    }
  }

  @Test
  void wantsSinksOfDifferentNames() {
    assertThatThrownBy(() -> syncing(first, new RecordingSink("first")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("first");
  }

  @Test
  void refusesWhatSomebodyElseHasReadMeanwhile() throws IOException {
    says(1);
    Delta delta = reader.read(Position.START);
    monitor();
    says(1);
    Delta late = reader.read(Position.START);

    TranscriptRead event = late.event(TranscriptName.MAIN);
    assertThatThrownBy(
            () -> door.change(ID, access(seams).caller(), TranscriptRules.read(late.from(), event)))
        .isInstanceOfSatisfying(
            TranscriptReadException.class, e -> assertThat(e.position()).isEqualTo(delta.to()));
    assertThat(known().counts(TranscriptName.MAIN).messages()).isEqualTo(1);
  }
}

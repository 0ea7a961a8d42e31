package dev.bureau.metrics.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.door.AlreadyHandledException;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Outcome;
import dev.bureau.core.trace.Span;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** S34: the work that stands in no journal. */
class WorkMetersTest {
  private static final SessionId ID = new SessionId("s");
  private static final Activity COMMITTING = new Activity.Committing(ID);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong now = new AtomicLong();
  private final WorkMeters meters = new WorkMeters(registry, now::get);

  /** A piece of work that takes two seconds. */
  private void work(Activity activity, Consumer<Span> told) {
    try (Span span = meters.begin(activity)) {
      now.addAndGet(Duration.ofSeconds(2).toNanos());
      told.accept(span);
    }
  }

  private double seconds(String name, String... tags) {
    return registry.get(name).tags(tags).timer().totalTime(TimeUnit.SECONDS);
  }

  private double counted(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  @Test
  void tellHowLongACommitTakes() {
    work(COMMITTING, span -> span.counted(1));

    assertThat(seconds("bureau.commit", "outcome", "committed")).isEqualTo(2);
    assertThat(counted("bureau.commit.retries")).isZero();
  }

  @Test
  void tellThatACommitHadToBeMadeAgain() {
    work(COMMITTING, span -> span.counted(3));

    assertThat(counted("bureau.commit.retries")).isEqualTo(2);
  }

  @Test
  void tellThatNothingWasToBeChanged() {
    work(COMMITTING, span -> span.came(Outcome.UNCHANGED));

    assertThat(seconds("bureau.commit", "outcome", "unchanged")).isEqualTo(2);
  }

  @Test
  void tellWhyACommitWasNotMade() {
    work(COMMITTING, span -> span.failed(new NoSuchSessionException(ID)));
    work(COMMITTING, span -> span.failed(new AlreadyHandledException(ID)));
    work(COMMITTING, span -> span.failed(brokenStore()));
    work(COMMITTING, span -> span.failed(new IllegalStateException("a bug")));

    assertThat(seconds("bureau.commit", "outcome", "refused")).isEqualTo(2);
    assertThat(seconds("bureau.commit", "outcome", "conflict")).isEqualTo(2);
    assertThat(seconds("bureau.commit", "outcome", "failed")).isEqualTo(4);
  }

  private static StoreException brokenStore() {
    return new StoreException(Category.UNAVAILABLE, "disk", "it is gone", "wait", null);
  }

  @ParameterizedTest
  @CsvSource({
    "DONE, handled",
    "UNCHANGED, skipped",
    "PARKED, parked",
    "EXPIRED, expired",
    "FENCED, fenced"
  })
  void tellWhatBecameOfAHandling(Outcome outcome, String value) {
    work(handling(), span -> span.came(outcome));

    assertThat(seconds("bureau.handling", "outcome", value)).isEqualTo(2);
  }

  @Test
  void tellThatAHandlingFailed() {
    work(handling(), span -> span.failed(new IOException("no line")));

    assertThat(seconds("bureau.handling", "outcome", "failed")).isEqualTo(2);
  }

  private static Activity handling() {
    Message message =
        Message.of(new MessageId("m"), Actor.user("u"), ID, Journals.AT, Letter.of("T", Map.of()));
    return new Activity.Handling(Session.absent(ID), message);
  }

  @ParameterizedTest
  @CsvSource({"model, model", "TOOL, tool", "step, step", "their own, other"})
  void tellHowLongCellsWork(String type, String value) {
    work(cell(type), span -> {});
    work(cell(type), span -> span.failed(new IOException("no line")));

    assertThat(seconds("bureau.cell", "type", value, "outcome", "done")).isEqualTo(2);
    assertThat(seconds("bureau.cell", "type", value, "outcome", "failed")).isEqualTo(2);
  }

  private static Activity cell(String type) {
    CellKey key = new CellKey(new MessageId("m"), "name", 0);
    CellId id = new CellId("cell_00000001");
    return new Activity.Running(
        Session.absent(ID), new Step(id, key, type, SideEffect.EFFECT, "d", Journals.AT));
  }

  @Test
  void tellWhatIsSentAndForWhatThereWasNoRoom() {
    work(new Activity.Sending(3), span -> {});
    work(new Activity.Sending(5), span -> span.came(Outcome.UNCHANGED));
    work(new Activity.Sending(7), span -> span.failed(brokenStore()));

    assertThat(counted("bureau.messages.sent", "source", "outside")).isEqualTo(3);
    assertThat(counted("bureau.messages.refused")).isEqualTo(5);
  }

  @Test
  void tellWhatBecomesOfMessagesThatFail() {
    work(new Activity.Rejecting(ID, Failure.retry("later", Journals.AT)), span -> {});
    work(new Activity.Rejecting(ID, Failure.forGood("never")), span -> {});
    work(
        new Activity.Rejecting(ID, Failure.forGood("not ours any more")),
        span -> span.came(Outcome.UNCHANGED));

    assertThat(counted("bureau.messages.failed", "next", "retry")).isEqualTo(1);
    assertThat(counted("bureau.messages.failed", "next", "dead")).isEqualTo(1);
  }

  @Test
  void tellHowManyLeasesWereLost() {
    work(new Activity.Renewing(5), span -> span.counted(2));

    assertThat(counted("bureau.leases.lost")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void tellHowLongAShutdownTakes(Activity.Stopping.Manner manner) {
    work(new Activity.Stopping(manner), span -> {});

    assertThat(seconds("bureau.shutdown", "manner", Family.value(manner))).isEqualTo(2);
  }

  @Test
  void areThereFromTheBeginning() {
    int before = registry.getMeters().size();
    work(COMMITTING, span -> span.failed(new AlreadyHandledException(ID)));
    work(cell("whatever"), span -> {});

    assertThat(registry.getMeters()).hasSize(before);
  }

  @Test
  void countNoFailureOfAMessageThatIsOnlyPutOff() {
    Instant later = Journals.AT.plusSeconds(10);
    work(new Activity.Rejecting(ID, Failure.postponed("it waits", later)), span -> {});

    assertThat(counted("bureau.messages.failed", "next", "retry")).isZero();
  }
}

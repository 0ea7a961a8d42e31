package dev.bureau.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S33: how fast messages were handled. */
class WindowTest {
  private static final Instant BEGUN = Instant.parse("2026-03-01T08:00:00Z");
  private static final SessionId ID = new SessionId("s");

  /** Sent and handled so many milliseconds after the beginning. */
  private static Entry handled(long sent, long handled) {
    Message message =
        Message.of(
            new MessageId("m-" + sent + "-" + handled),
            Actor.user("u"),
            ID,
            BEGUN.plusMillis(sent),
            Letter.of("T", Map.of()));
    return new Entry(
        ID,
        2,
        0,
        BEGUN.plusMillis(handled),
        new CommitId(1, 1),
        0,
        Actor.session(ID),
        new MessageHandled(message));
  }

  @Test
  void knowsNothingOfNoMessages() {
    assertThat(Window.of(List.of())).isEqualTo(new Window(0, null, null));
  }

  @Test
  void knowsNoSpeedOfOneMessage() {
    assertThat(Window.of(List.of(handled(0, 30))))
        .isEqualTo(new Window(1, Duration.ofMillis(30), null));
  }

  @Test
  void tellsTheAverageFromSendingToTheCommit() {
    assertThat(Window.of(List.of(handled(0, 10), handled(0, 20), handled(10, 40))))
        .extracting(Window::averageResponse)
        .isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void tellsHowManyWereHandledASecond() {
    assertThat(Window.of(List.of(handled(0, 0), handled(0, 500), handled(0, 2_000))))
        .extracting(Window::perSecond)
        .isEqualTo(1.0);
  }

  @Test
  void countsNoneOfTheFirstCommitForItsWorkWasDoneBefore() {
    assertThat(
            Window.of(
                List.of(
                    handled(0, 100),
                    handled(0, 100),
                    handled(0, 100),
                    handled(0, 600),
                    handled(0, 600))))
        .extracting(Window::perSecond)
        .isEqualTo(4.0);
  }

  @Test
  void knowsNoSpeedOfOneCommit() {
    assertThat(Window.of(List.of(handled(0, 100), handled(50, 100))))
        .isEqualTo(new Window(2, Duration.ofMillis(75), null));
  }

  @Test
  void tellsNoTimeBelowZeroWhateverTheClocksSay() {
    assertThat(Window.of(List.of(handled(500, 100), handled(0, 50))))
        .isEqualTo(new Window(2, Duration.ofMillis(25), null));
  }
}

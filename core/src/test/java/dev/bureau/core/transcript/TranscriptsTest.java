package dev.bureau.core.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T6, T7: what a session remembers of its agent's transcripts. */
class TranscriptsTest {
  private static final TranscriptName SIDE = new TranscriptName("agent-1");
  private static final Transcripts EMPTY = Transcripts.ASPECT.empty();

  private static Position at(long part, long offset) {
    return new Position(new Spot(part, offset), "f", "s", Position.Place.LINE, 0);
  }

  private static Transcripts read(Transcripts before, TranscriptName name, Position position) {
    TranscriptRead event = new TranscriptRead(name, position, new Counts(5, 1, 2, 1, 1));
    return event.applyTo(before, Instant.EPOCH);
  }

  private static Transcripts synced(Transcripts before, TranscriptName name, Position position) {
    return new TranscriptSynced("sink", name, position).applyTo(before, Instant.EPOCH);
  }

  @Test
  void addUpWhatWasFoundInEach() {
    Transcripts twice =
        read(read(EMPTY, TranscriptName.MAIN, at(1, 10)), TranscriptName.MAIN, at(1, 20));
    Transcripts both = read(twice, SIDE, at(1, 5));

    assertThat(both.counts(TranscriptName.MAIN)).isEqualTo(new Counts(10, 2, 4, 2, 2));
    assertThat(both.counts(SIDE)).isEqualTo(new Counts(5, 1, 2, 1, 1));
    assertThat(both.position(TranscriptName.MAIN)).isEqualTo(at(1, 20));
    assertThat(EMPTY.position(SIDE)).isEqualTo(Position.START);
  }

  @Test
  void knowWhichSinkIsBehind() {
    Transcripts both = read(read(EMPTY, TranscriptName.MAIN, at(2, 1)), SIDE, at(1, 5));
    Transcripts half = synced(both, TranscriptName.MAIN, at(2, 1));

    assertThat(EMPTY.isBehind("sink")).isFalse();
    assertThat(both.isBehind("sink")).isTrue();
    assertThat(half.isBehind("sink")).isTrue();
    assertThat(synced(half, SIDE, at(1, 5)).isBehind("sink")).isFalse();
    assertThat(half.confirmed("sink", TranscriptName.MAIN)).isEqualTo(at(2, 1));
  }

  @Test
  void areReadBackAsTheyAreStored() {
    Transcripts state =
        synced(read(EMPTY, SIDE, at(3, 7)), TranscriptName.MAIN, Position.START.nextPart());

    assertThat(Transcripts.ASPECT.form().read(Transcripts.ASPECT.form().write(state)))
        .isEqualTo(state);
  }

  @Test
  void placesNeverFallFromPartToPart() {
    assertThat(at(1, 500).nextPart().spot()).isEqualTo(new Spot(2, 0));
    assertThat(at(1, 500).nextPart().spot().isAfter(new Spot(1, 500))).isTrue();
    assertThat(at(1, 500).before(4).spot()).isEqualTo(new Spot(3, 500));
    assertThat(at(3, 500).before(4)).isEqualTo(at(3, 500));
    assertThat(at(4, 500).before(4)).isEqualTo(at(4, 500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../a", "a/b", ".a", "a b", "ä", "a\n"})
  void haveNamesThatCanNameFiles(String name) {
    assertThatThrownBy(() -> new TranscriptName(name)).isInstanceOf(BadInputException.class);
  }
}

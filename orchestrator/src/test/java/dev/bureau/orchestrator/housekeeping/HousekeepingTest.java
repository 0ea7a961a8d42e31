package dev.bureau.orchestrator.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Unused;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  private static final Duration DAY = Duration.ofHours(24);

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau bureau = office.open(Office.config(), seams, Office.doesNothing());

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void collectsEveryHourWhatWasUnusedForADay() {
    BlobId unused = put("unused");
    seams.advance(Duration.ofHours(23));
    seams.runRepeating("housekeeping");
    assertThat(bureau.store().blobs().get(unused)).isPresent();

    seams.advance(Duration.ofHours(2));
    seams.runRepeating("housekeeping");
    assertThat(bureau.store().blobs().get(unused)).isEmpty();
  }

  @Test
  void leavesWhatASessionNames() {
    bureau.sessions().create(SessionSpec.active("n").initialPrompt("Begin."));
    seams.advance(Duration.ofDays(9));

    assertThat(bureau.housekeeping().collect(DAY)).isEqualTo(new Unused(0, 0));
    assertThat(bureau.store().blobs().get(BlobId.of("Begin."))).isPresent();
  }

  @Test
  void tellsWhatItWouldCollectAndWhatItDid() {
    BlobId unused = put("unused");
    seams.advance(Duration.ofHours(25));

    assertThat(bureau.housekeeping().unused(DAY)).isEqualTo(new Unused(1, 6));
    assertThat(bureau.store().blobs().get(unused)).isPresent();

    assertThat(bureau.housekeeping().collect(DAY)).isEqualTo(new Unused(1, 6));
    assertThat(bureau.housekeeping().unused(DAY)).isEqualTo(new Unused(0, 0));
  }

  @Test
  void refusesAnAgeThatCommitsUnderWayMayHave() {
    assertThatThrownBy(() -> bureau.housekeeping().collect(Duration.ofMinutes(59)))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> bureau.housekeeping().unused(Duration.ZERO))
        .isInstanceOf(BadInputException.class);
  }

  private BlobId put(String text) {
    return bureau.store().blobs().put(text.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.Category;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.Office;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Results of cells that do not go into the journal. */
class CellResultsTest {
  private final Office office = new Office();
  private final CellResults results = new CellResults(office.open().store().blobs());

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void findsWhatWasKept() {
    BlobId kept = results.attach(Map.of("a", 1L));

    assertThat(results.attached(kept)).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void saysWhichStoredValueIsGone() {
    BlobId gone = BlobId.of("gone");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> results.attached(gone))
        .withMessageContaining(gone.value())
        .satisfies(e -> assertThat(e.category()).isEqualTo(Category.UNREADABLE));
  }
}

package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Unused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Larger values are kept by their hash, as long as a session names them. */
abstract class BlobContract extends Clauses {
  private static final Duration SECOND = Duration.ofSeconds(1);

  BlobContract(StoreContract contract) {
    super(contract);
  }

  private static byte[] anyBytes() {
    return ("blob " + fresh()).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void givesBackWhatWasPut() {
    byte[] content = anyBytes();

    BlobId id = store.blobs().put(content);

    assertThat(id).isEqualTo(BlobId.of(content));
    assertThat(store.blobs().get(id)).contains(content);
  }

  @Test
  void keepsNothingAtAllAsWell() {
    BlobId id = store.blobs().put(new byte[0]);

    assertThat(store.blobs().get(id)).contains(new byte[0]);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void keepsEveryByteOfALargeValue() {
    byte[] content = new byte[3 * 1024 * 1024 + 1];
    new Random(7).nextBytes(content);

    BlobId id = store.blobs().put(content);

    assertThat(other.blobs().get(id)).contains(content);
  }

  @Test
  void knowsNothingOfWhatWasNeverPut() {
    assertThat(store.blobs().get(BlobId.of(anyBytes()))).isEmpty();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void takesEqualBytesAgain() {
    byte[] content = anyBytes();

    assertThat(store.blobs().put(content)).isEqualTo(other.blobs().put(content));
  }

  @Test
  void keepsItsBytesWhenTheCallerChangesTheirs() {
    byte[] content = anyBytes();
    BlobId id = store.blobs().put(content);
    content[0] ^= 1;
    store.blobs().get(id).orElseThrow()[1] ^= 1;

    byte[] kept = store.blobs().get(id).orElseThrow();

    assertThat(BlobId.of(kept)).isEqualTo(id);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void collectsWhatNoCommitNames() {
    BlobId id = store.blobs().put(anyBytes());
    pass(SECOND);

    long collected = store.blobs().collect(now().plus(SECOND)).count();

    assertThat(collected).isPositive();
    assertThat(other.blobs().get(id)).isEmpty();
  }

  @Test
  void keepsWhatACommitNames() {
    byte[] content = anyBytes();
    BlobId id = store.blobs().put(content);
    committed(Draft.updating(created(), now()).blob(id));
    pass(SECOND);

    store.blobs().collect(now().plus(SECOND));

    assertThat(store.blobs().get(id)).contains(content);
  }

  @Test
  void keepsWhatIsYoung() {
    byte[] content = anyBytes();
    BlobId id = store.blobs().put(content);

    store.blobs().collect(now().minus(Duration.ofHours(1)));

    assertThat(store.blobs().get(id)).contains(content);
  }

  @Test
  void keepsWhatWasPutAgainLately() {
    byte[] content = anyBytes();
    BlobId id = store.blobs().put(content);
    pass(SECOND.multipliedBy(2));
    store.blobs().put(content);

    store.blobs().collect(now().minus(SECOND));

    assertThat(store.blobs().get(id)).contains(content);
  }

  @Test
  void collectsWhatOnlyARemovedSessionNamed() {
    BlobId id = store.blobs().put(anyBytes());
    Session head = committed(Draft.updating(created(), now()).blob(id));
    store.sessions().remove(head);
    pass(SECOND);

    store.blobs().collect(now().plus(SECOND));

    assertThat(store.blobs().get(id)).isEmpty();
  }

  @Test
  void keepsWhatAnotherSessionStillNames() {
    byte[] content = anyBytes();
    BlobId id = store.blobs().put(content);
    committed(Draft.updating(created(), now()).blob(id));
    Session removed = committed(Draft.updating(created(), now()).blob(id));
    store.sessions().remove(removed);
    pass(SECOND);

    store.blobs().collect(now().plus(SECOND));

    assertThat(store.blobs().get(id)).contains(content);
  }

  @Test
  void tellsWhatWouldBeCollectedAndCollectsNothing() {
    BlobId blob = store.blobs().put(("unused " + fresh()).getBytes(StandardCharsets.UTF_8));
    pass(SECOND);

    Unused unused = store.blobs().unused(now().plus(SECOND));

    assertThat(unused.count()).isPositive();
    assertThat(unused.bytes()).isGreaterThanOrEqualTo("unused ".length());
    assertThat(store.blobs().get(blob)).isPresent();
    assertThat(store.blobs().collect(now().plus(SECOND))).isEqualTo(unused);
    assertThat(store.blobs().get(blob)).isEmpty();
  }
}

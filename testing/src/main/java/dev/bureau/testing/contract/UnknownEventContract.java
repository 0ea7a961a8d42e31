package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Store;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that this program does not know are kept as they are (X33). */
abstract class UnknownEventContract extends Clauses {
  private static final String BODY = "{\"b\":1.50,\"a\":{\"ü\":[null]}}";

  UnknownEventContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void givesBackAnUnknownEventUntouched() {
    OpaqueEvent event = new OpaqueEvent("future.happened", 7, BODY);
    Session head = committed(Draft.on(created(), now()).event(event));

    assertThat(other.sessions().journal(head.id(), 2, ALL))
        .<Object>extracting(Entry::event)
        .containsExactly(event);
  }

  @Test
  void feedsAnUnknownEventUntouched() {
    OpaqueEvent event = new OpaqueEvent("future.happened", 7, BODY);
    Session head = created();
    Feed.Position end = store.feed().end();
    committed(Draft.on(head, now()).event(event));

    assertThat(other.feed().read(end, ALL).entries())
        .<Object>extracting(Entry::event)
        .containsExactly(event);
  }

  @Test
  void leavesASessionWritableWhoseUnknownEventIsOfAFeature() {
    Session head =
        committed(Draft.on(created(), now()).event(new OpaqueEvent("future.happened", 7, BODY)));

    assertThat(stored(head.id()).writable()).isTrue();
  }

  @Test
  void makesASessionReadOnlyWhoseUnknownEventIsOfTheCore() {
    Session head =
        committed(Draft.on(created(), now()).event(new OpaqueEvent("session.frozen", 1, BODY)));

    assertThat(other.sessions().head(head.id()).orElseThrow().writable()).isFalse();
  }

  @Test
  void makesASessionReadOnlyWhoseCoreEventHasANewerVersion() {
    Session head =
        committed(Draft.on(created(), now()).event(new OpaqueEvent("session.updated", 99, BODY)));

    assertThat(other.sessions().head(head.id()).orElseThrow().writable()).isFalse();
  }

  @Test
  void givesANewerProgramItsOwnEventBackThatAnOlderOneHasCopied() {
    Store newer = contract().open(contract().factory(), Probes.NEWER);
    Probes.Noted noted = new Probes.Noted("ü", Map.of("n", 1L));
    OpaqueEvent copied = new OpaqueEvent("probe.noted", 1, Probes.NEWER.encode(noted));

    Session head = committed(Draft.on(created(), now()).event(copied));

    assertThat(newer.sessions().journal(head.id(), 2, ALL))
        .<Object>extracting(Entry::event)
        .containsExactly(noted);
  }
}

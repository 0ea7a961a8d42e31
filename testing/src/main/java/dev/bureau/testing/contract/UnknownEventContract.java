package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Store;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events that this program does not know are kept as they are (X33). */
abstract class UnknownEventContract extends Clauses {
  private static final String BODY = "{\"b\":1.50,\"a\":{\"ü\":[null]}}";

  UnknownEventContract(StoreContract contract) {
    super(contract);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void givesBackAnUnknownEventUntouched() {
    OpaqueEvent event = new OpaqueEvent("future.happened", 7, BODY);
    Session head = committed(Draft.on(created(), now()).event(event));

    assertThat(other.sessions().journal(head.id(), 2, ALL))
        .<Object>extracting(Entry::event)
        .containsExactly(event);
  }

  @Tag(StoreContract.TWO_INSTANCES)
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

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void makesASessionReadOnlyWhoseUnknownEventIsOfTheCore() {
    Session head =
        committed(Draft.on(created(), now()).event(new OpaqueEvent("session.frozen", 1, BODY)));

    assertThat(other.sessions().head(head.id()).orElseThrow().writable()).isFalse();
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void makesASessionReadOnlyWhoseCoreEventHasANewerVersion() {
    Session head =
        committed(Draft.on(created(), now()).event(new OpaqueEvent("session.updated", 99, BODY)));

    assertThat(other.sessions().head(head.id()).orElseThrow().writable()).isFalse();
  }

  @Tag(StoreContract.TWO_INSTANCES)
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

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void keepsTheEventsOfANewerProgramThatWritesBesideIt() {
    Store newer = contract().open(contract().factory(), Probes.NEWER);
    Probes.Noted noted = new Probes.Noted("ü", Map.of("n", 1L));
    Session head = committed(newer, Draft.on(created(), now()).event(noted));

    committed(Draft.updating(head, now()));

    assertThat(store.sessions().journal(head.id(), 2, 1))
        .<Object>extracting(Entry::event)
        .containsExactly(new OpaqueEvent("probe.noted", 1, Probes.NEWER.encode(noted)));
    assertThat(newer.sessions().journal(head.id(), 2, 1))
        .<Object>extracting(Entry::event)
        .containsExactly(noted);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void feedsTheEventsOfANewerProgramToBoth() {
    Store newer = contract().open(contract().factory(), Probes.NEWER);
    Probes.Noted noted = new Probes.Noted("ü", Map.of("n", 1L));
    Session head = created();
    Feed.Position end = store.feed().end();

    committed(newer, Draft.on(head, now()).event(noted));

    assertThat(newer.feed().read(end, ALL).entries())
        .<Object>extracting(Entry::event)
        .containsExactly(noted);
    assertThat(store.feed().read(end, ALL).entries())
        .<Object>extracting(Entry::event)
        .containsExactly(new OpaqueEvent("probe.noted", 1, Probes.NEWER.encode(noted)));
  }
}

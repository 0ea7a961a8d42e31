package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal is read in order, in whole versions. */
abstract class JournalContract extends Clauses {
  private static final int VERSIONS = 5;
  private static final int EVENTS = 3;

  JournalContract(StoreContract contract) {
    super(contract);
  }

  private Session longSession() {
    Session head = created();
    for (int version = 2; version <= VERSIONS; version++) {
      Draft draft = Draft.on(head, now());
      for (int i = 0; i < EVENTS; i++) {
        draft = draft.metadata(Map.of("place", version * 10 + i));
      }
      head = committed(draft);
    }
    return head;
  }

  @Test
  void isEmptyForASessionThatNeverWas() {
    assertThat(store.sessions().journal(fresh(), 1, ALL)).isEmpty();
  }

  @Test
  void isEmptyBehindTheLastVersion() {
    Session head = longSession();

    assertThat(store.sessions().journal(head.id(), VERSIONS + 1, ALL)).isEmpty();
  }

  @Test
  void beginsWithTheVersionAskedFor() {
    Session head = longSession();

    assertThat(store.sessions().journal(head.id(), 4, ALL))
        .extracting(entry -> entry.version() + "." + entry.index())
        .containsExactly("4.0", "4.1", "4.2", "5.0", "5.1", "5.2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 100})
  void neverCutsAVersion(int limit) {
    Session head = longSession();

    List<Entry> entries = store.sessions().journal(head.id(), 2, limit);

    assertThat(entries).hasSizeGreaterThanOrEqualTo(EVENTS);
    assertThat(entries.size() % EVENTS).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 100})
  void isReadCompletelyInPieces(int limit) {
    Session head = longSession();
    List<Entry> read = new ArrayList<>();
    long from = 1;

    while (from <= VERSIONS) {
      List<Entry> piece = store.sessions().journal(head.id(), from, limit);
      assertThat(piece).as("from version %s", from).isNotEmpty();
      read.addAll(piece);
      from = read.get(read.size() - 1).version() + 1;
    }

    assertThat(read).isEqualTo(journal(head.id()));
  }

  @Test
  void keepsToTheLimitButForTheLastVersion() {
    Session head = longSession();

    assertThat(store.sessions().journal(head.id(), 2, 4)).hasSizeLessThanOrEqualTo(2 * EVENTS);
  }

  @Test
  void holdsNothingOfOtherSessions() {
    Session head = created();
    created();

    assertThat(journal(head.id())).extracting(Entry::session).containsOnly(head.id());
  }
}

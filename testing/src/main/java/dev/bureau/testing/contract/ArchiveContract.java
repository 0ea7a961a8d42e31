package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Claim;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionArchived;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.CommitOutcome.Claimed;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An archived session reads as before, however its store keeps it (R8): packed or as it was, nobody
 * can tell but by its size.
 */
abstract class ArchiveContract extends Clauses {
  private static final int COMMITS = 150;
  private static final int LARGE = 100_000;

  ArchiveContract(StoreContract contract) {
    super(contract);
  }

  /** A session with entries of all sorts, more and larger ones than fit in one piece. */
  private Session longSession() {
    Session head = committed(Draft.creating(fresh(), now(), Specs.full()));
    for (int i = 0; i < COMMITS; i++) {
      Draft draft = Draft.updating(head, now()).event(Probes.anyEvent());
      draft =
          switch (i % 50) {
            case 7 -> draft.metadata(Map.of("large", "ü".repeat(LARGE)));
            case 8 -> draft.metadata(Map.of("large", ""));
            case 9 -> draft.event(new OpaqueEvent("weather.changed", 2, "{\n\"rain\": true}"));
            default -> draft;
          };
      head = committed(draft);
    }
    return head;
  }

  private Draft archiving(Session head) {
    return Draft.on(head, now()).event(new SessionArchived("old"));
  }

  private Session archived(Session head) {
    return committed(archiving(head));
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void givesBackTheJournalAsItWas() {
    Session head = longSession();
    List<Entry> expected = new ArrayList<>(journal(head.id()));
    Draft draft = archiving(head);
    expected.addAll(draft.commit().entries());

    committed(draft);

    assertThat(journal(head.id())).isEqualTo(expected);
    assertThat(other.sessions().journal(head.id(), 1, ALL)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 65, 1000})
  void givesBackTheJournalInPiecesFromAnyVersion(int limit) {
    Session head = archived(longSession());
    List<Entry> all = journal(head.id());
    List<Entry> read = new ArrayList<>();

    for (long from = 1; from <= head.version(); from = read.get(read.size() - 1).version() + 1) {
      read.addAll(store.sessions().journal(head.id(), from, limit));
    }

    assertThat(read).isEqualTo(all);
    assertThat(store.sessions().journal(head.id(), 100, limit).get(0).version()).isEqualTo(100);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void leavesTheFeedAsItWas(int limit) {
    Feed.Position before = store.feed().end();
    Session one = created();
    Session two = created();
    for (int i = 0; i < 40; i++) {
      one = committed(Draft.updating(one, now()).event(Probes.anyEvent()));
      two = committed(Draft.updating(two, now()));
    }
    List<Entry> expected = new ArrayList<>(store.feed().read(before, ALL).entries());

    Draft first = archiving(one);
    Draft second = archiving(two);
    committed(first);
    committed(second);

    expected.addAll(first.commit().entries());
    expected.addAll(second.commit().entries());
    assertThat(Feeds.readOn(store.feed(), before, limit)).isEqualTo(expected);
    assertThat(Feeds.readOn(other.feed(), before, limit)).isEqualTo(expected);
  }

  @Test
  void isFoundByTheTimeOfItsArchiving() {
    Session head = archived(committed(Draft.creating(fresh(), now(), Specs.full())));
    Session neighbour = created();

    Query query = Query.of(Filter.archived()).limit(10_000);

    assertThat(store.sessions().query(query).sessions()).contains(head).doesNotContain(neighbour);
    assertThat(stored(head.id()).session()).isEqualTo(head);
    assertThat(head.times().archived()).isEqualTo(now());
  }

  @Test
  void knowsItsCommitsAgain() {
    Draft known = Draft.updating(created(), now());
    Draft last = archiving(committed(known));
    committed(last);

    assertThat(store.sessions().outcome(known.before().id(), known.moment().commit())).contains(2L);
    assertThat(store.sessions().commit(last.commit())).isEqualTo(new Committed(3));
    assertThat(journal(known.before().id())).hasSize(3);
  }

  @Test
  void keepsItsClaims() {
    Claim claim = ClaimContract.anyClaim();
    Session head = archived(committed(Draft.updating(created(), now()).claim(claim)));

    assertThat(store.sessions().claimed(claim)).contains(new Claimed(claim, head.id(), 2));
  }

  /** S4: records may still be committed. */
  @Test
  void takesWhatIsRecordedLater() {
    Session head = archived(longSession());
    List<Entry> expected = new ArrayList<>(journal(head.id()));
    Draft later = Draft.updating(head, now()).event(Probes.anyEvent());

    Session after = committed(later);

    expected.addAll(later.commit().entries());
    assertThat(journal(head.id())).isEqualTo(expected);
    assertThat(stored(head.id()).session()).isEqualTo(after);
    assertThat(after.times().archived()).isEqualTo(head.times().archived());
  }

  @Test
  void staysReadableWhenItIsArchivedTwice() {
    Session head = archived(longSession());
    Draft again = archiving(committed(Draft.updating(head, now())));
    List<Entry> expected = new ArrayList<>(journal(head.id()));

    committed(again);

    expected.addAll(again.commit().entries());
    assertThat(journal(head.id())).isEqualTo(expected);
  }

  @Test
  void opensFromItsLatestSnapshot() {
    Session first = created();
    store.sessions().snapshot(new Snapshot(first, Aspects.NONE));
    Session second = committed(Draft.updating(first, now()));
    store.sessions().snapshot(new Snapshot(second, Aspects.NONE));

    archived(second);

    assertThat(store.sessions().snapshot(first.id(), Long.MAX_VALUE))
        .hasValueSatisfying(kept -> assertThat(kept.head()).isEqualTo(second));
  }

  @Test
  void leavesNothingBehindWhenItIsRemoved() {
    Session head = archived(longSession());

    assertThat(store.sessions().remove(head)).isEqualTo(new Committed(head.version()));

    assertThat(journal(head.id())).isEmpty();
    assertThat(store.sessions().snapshot(head.id(), Long.MAX_VALUE)).isEmpty();
    Session second = archived(committed(Draft.updating(created(head.id()), now())));
    assertThat(journal(head.id())).hasSize(3).last().isEqualTo(last(second));
  }

  private Entry last(Session head) {
    return store.sessions().journal(head.id(), head.version(), 1).get(0);
  }

  @Test
  void leavesOtherSessionsAlone() {
    Session neighbour = longSession();
    Footprint before = footprint(neighbour.id());

    archived(committed(Draft.creating(fresh(), now(), SessionSpec.active("old"))));

    assertThat(footprint(neighbour.id())).isEqualTo(before);
    assertThat(journal(neighbour.id())).hasSizeGreaterThan(COMMITS);
  }
}

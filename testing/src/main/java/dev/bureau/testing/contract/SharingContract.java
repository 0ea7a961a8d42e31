package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.CommitOutcome.Claimed;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Holder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances over the same data are one store: each sees at once what the other did. */
@Tag(StoreContract.TWO_INSTANCES)
abstract class SharingContract extends Clauses {
  SharingContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void showsTheOthersCommitsAtOnce() {
    Session head = created();

    for (int i = 0; i < 5; i++) {
      head = committed(i % 2 == 0 ? other : store, Draft.updating(head, now()));
      Session seen =
          (i % 2 == 0 ? store : other).sessions().head(head.id()).orElseThrow().session();
      assertThat(seen).isEqualTo(head);
    }
  }

  @Test
  void showsTheOthersCommitToWhoHasReadBefore() {
    Session head = created();
    stored(head.id());

    Session next = committed(other, Draft.updating(head, now()));

    assertThat(stored(head.id()).session()).isEqualTo(next);
  }

  @Test
  void showsASessionOfTheOtherToWhoHasLookedForItBefore() {
    SessionId id = fresh();
    assertThat(store.sessions().head(id)).isEmpty();

    Session head = committed(other, Draft.creating(id, now()));

    assertThat(stored(id).session()).isEqualTo(head);
  }

  @Test
  void showsTheOthersLeaseToWhoHasReadBefore() {
    Session head = created();
    long before = stored(head.id()).epoch();
    Holder holder = new Holder("node-a", seams().processes().another());

    other.leases().claim(head.id(), holder, Duration.ofMinutes(10));

    assertThat(stored(head.id()).epoch()).isGreaterThan(before);
  }

  @Test
  void showsARemovalByTheOtherToWhoHasReadBefore() {
    Session head = created();
    stored(head.id());

    other.sessions().remove(head);

    assertThat(store.sessions().head(head.id())).isEmpty();
    assertThat(journal(head.id())).isEmpty();
  }

  @Test
  void refusesAVersionThatTheOtherMadeStale() {
    Session head = created();
    committed(other, Draft.updating(head, now()));
    Footprint before = footprint(head.id());

    assertThat(store.sessions().commit(Draft.updating(head, now()).commit()))
        .isEqualTo(new Conflict(2, 0));
    assertThat(footprint(head.id())).isEqualTo(before);
  }

  @Test
  void refusesANameThatTheOtherHasClaimed() {
    Claim claim = ClaimContract.anyClaim();
    Session owner = committed(other, Draft.updating(created(), now()).claim(claim));

    assertThat(store.sessions().commit(Draft.updating(created(), now()).claim(claim).commit()))
        .isEqualTo(new Claimed(claim, owner.id(), 2));
  }

  @Test
  void knowsTheOthersCommitByItsIdentity() {
    Session head = created();
    Draft draft = Draft.updating(head, now());
    committed(other, draft);

    assertThat(store.sessions().outcome(head.id(), draft.moment().commit())).contains(2L);
    assertThat(store.sessions().commit(draft.commit())).isEqualTo(new Committed(2));
  }

  @Test
  void handsOutMailThatTheOtherTook() {
    SessionId box = created().id();
    other.mailboxes().put(box, List.of(Letters.to(box, "m")), 10);

    assertThat(store.mailboxes().pending(box, now(), 10))
        .extracting(each -> each.message().id().value())
        .containsExactly("m");
  }

  @Test
  void refusesToAcknowledgeWhatTheOtherHandled() {
    Session head = created();
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "m")), 10);
    Session handled = committed(other, Draft.updating(head, now()).acknowledge(Letters.id("m")));

    assertThat(
            store
                .sessions()
                .commit(Draft.updating(handled, now()).acknowledge(Letters.id("m")).commit()))
        .isEqualTo(new Conflict(2, 0));
  }

  @Test
  void feedsTheOthersCommits() {
    Feed.Position end = store.feed().end();

    Session head = committed(other, Draft.creating(fresh(), now()));

    assertThat(store.feed().read(end, ALL).entries()).isEqualTo(journal(head.id()));
  }

  @Test
  void readsOnFromAPositionOfTheOther() {
    Feed.Position end = other.feed().end();
    Session head = created();

    assertThat(store.feed().read(end, ALL).entries()).isEqualTo(journal(head.id()));
  }

  @Test
  void findsSessionsOfTheOther() {
    String run = fresh().value();
    SessionSpec spec = SessionSpec.active("a").metadata(Map.of("run", run));
    Session head = committed(other, Draft.creating(fresh(), now(), spec));
    Filter filter = Filter.metadata("run", run);

    assertThat(store.sessions().query(Query.of(filter)).sessions()).containsExactly(head);
  }

  @Test
  void givesBlobsOfTheOther() {
    byte[] content = fresh().value().getBytes(StandardCharsets.UTF_8);

    BlobId blob = other.blobs().put(content);

    assertThat(store.blobs().get(blob)).contains(content);
  }

  @Test
  void knowsTheOthersRemovals() {
    Session head = created();
    other.sessions().remove(head);

    assertThat(store.sessions().head(head.id())).isEmpty();
    assertThat(store.sessions().commit(Draft.updating(head, now()).commit()))
        .isEqualTo(new Conflict(0, 0));
  }

  @Test
  void goesOnWhenTheOtherIsClosed() {
    Session head = created();

    other.close();

    assertThat(committed(Draft.updating(head, now())).version()).isEqualTo(2);
  }
}

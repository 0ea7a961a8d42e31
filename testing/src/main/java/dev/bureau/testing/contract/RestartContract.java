package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Feed.Position;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.LeaseOutcome.Held;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All that was there before a restart is there after it, if the adapter is durable; if it is not,
 * all is gone, and nothing in between.
 */
@Tag(StoreContract.TWO_INSTANCES)
abstract class RestartContract extends Clauses {
  private static final Duration LONG = Duration.ofMinutes(10);

  private Session head;
  private boolean durable;

  @SuppressWarnings("NullAway.Init") // set before each test
  RestartContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createASession() {
    durable = store.capabilities().durable();
    head = created();
  }

  private Store restart() {
    contract().close();
    store = contract().open(contract().restarted(), StoreContract.CATALOGUE);
    return store;
  }

  private <T> Optional<T> kept(T value) {
    return durable ? Optional.of(value) : Optional.empty();
  }

  @Test
  void keepsHeadJournalAndMail() {
    Session last = committed(Draft.updating(head, now()).event(Probes.anyEvent()));
    store
        .mailboxes()
        .put(head.id(), List.of(Letters.to(head.id(), "a"), Letters.to(head.id(), "b")), 10);
    store.mailboxes().failed(head.id(), Letters.id("a"), Failure.retry("no luck", now()));
    store.mailboxes().failed(head.id(), Letters.id("b"), Failure.forGood("hopeless"));
    Footprint before = footprint(head.id());

    restart();

    Footprint after = footprint(head.id());
    assertThat(after.equals(before)).isEqualTo(durable);
    assertThat(after.head().map(each -> each.session())).isEqualTo(kept(last));
  }

  @Test
  void keepsTheTimeAtWhichMailIsDue() {
    Instant due = now().plusNanos(60_000_000_007L);
    Message put = Letters.to(head.id(), "put");
    Message sent = Letters.to(head.id(), "sent");
    store.mailboxes().put(List.of(new Posting(head.id(), put, due)), 10);
    committed(Draft.updating(head, now()).send(sent, due));

    Mailboxes reopened = restart().mailboxes();

    assertThat(reopened.pending(head.id(), due.minusNanos(1), ALL)).isEmpty();
    assertThat(reopened.pending(head.id(), due, ALL))
        .extracting(Delivery::message)
        .isEqualTo(durable ? List.of(put, sent) : List.of());
  }

  @Test
  void keepsIdentities() {
    Draft draft = Draft.updating(head, now());
    committed(draft);

    Store reopened = restart();

    assertThat(reopened.sessions().outcome(head.id(), draft.moment().commit())).isEqualTo(kept(2L));
    assertThat(reopened.sessions().commit(draft.commit()))
        .isEqualTo(durable ? new Committed(2) : new Conflict(0, 0));
  }

  @Test
  void keepsClaims() {
    Claim claim = ClaimContract.anyClaim();
    committed(Draft.updating(head, now()).claim(claim));

    Store reopened = restart();

    assertThat(reopened.sessions().claimed(claim).isPresent()).isEqualTo(durable);
  }

  @Test
  void keepsTheIdsOfHandledMessages() {
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "a")), 10);
    committed(Draft.updating(head, now()).acknowledge(Letters.id("a")));

    Store reopened = restart();

    reopened.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "a")), 10);
    assertThat(reopened.mailboxes().counts(head.id()).waiting()).isEqualTo(durable ? 0 : 1);
  }

  @Test
  void keepsBlobs() {
    byte[] content = fresh().value().getBytes(StandardCharsets.UTF_8);
    BlobId blob = store.blobs().put(content);

    Store reopened = restart();

    assertThat(reopened.blobs().get(blob).isPresent()).isEqualTo(durable);
  }

  @Test
  void keepsThePlacesOfReaders() {
    String reader = fresh().value();
    Position end = store.feed().end();
    store.feed().advance(reader, end);

    Store reopened = restart();

    assertThat(reopened.feed().cursor(reader)).isEqualTo(kept(end));
  }

  @Test
  void keepsTheFeedGoing() {
    Position before = store.feed().end();
    Session last = committed(Draft.updating(head, now()));

    Store reopened = restart();

    Position from = durable ? before : Position.START;
    assertThat(reopened.feed().read(from, ALL).entries())
        .isEqualTo(reopened.sessions().journal(last.id(), 2, ALL));
  }

  @Test
  void keepsLeasesAndEpochs() {
    Holder holder = new Holder("node-a", seams().processes().another());
    Lease lease = ((Granted) store.leases().claim(head.id(), holder, LONG)).lease();

    Store reopened = restart();

    assertThat(reopened.leases().holders().contains(lease)).isEqualTo(durable);
    if (durable) {
      Holder rival = new Holder("node-b", seams().processes().another());
      assertThat(reopened.leases().claim(head.id(), rival, LONG)).isEqualTo(new Held(lease));
      assertThat(reopened.sessions().head(head.id()).orElseThrow().epoch())
          .isEqualTo(lease.epoch());
    }
  }
}

package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Claimed;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Mailboxes.PutOutcome;
import dev.bureau.core.store.Store;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many writers on two instances: one wins each race, and nothing is lost (P2). */
@Tag(StoreContract.TWO_INSTANCES)
abstract class RaceContract extends Clauses {
  private static final int RUNNERS = 8;
  private static final int COMMITS = 25;

  /** Far more than a store that shows its heads makes anybody wait. */
  private static final int MOST_CONFLICTS = 100_000;

  RaceContract(StoreContract contract) {
    super(contract);
  }

  private Store instance(int runner) {
    return runner % 2 == 0 ? store : other;
  }

  @Test
  void keepsVersionsGaplessAndLosesNothing() {
    Session head = created();

    Race.between(RUNNERS, runner -> insist(instance(runner), head.id(), "r" + runner));

    assertThat(journal(head.id()))
        .extracting(Entry::version)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, RUNNERS * COMMITS + 1).boxed().toList());
    assertThat(stored(head.id()).session().metadata()).hasSize(RUNNERS * COMMITS);
  }

  /** Commits so many updates, each again and again until it stands. */
  private int insist(Store instance, SessionId id, String name) {
    int conflicts = 0;
    for (int i = 0; i < COMMITS; i++) {
      CommitOutcome outcome;
      do {
        Session head = instance.sessions().head(id).orElseThrow().session();
        Map<String, Object> patch = Map.of(name + "-" + i, i);
        outcome = instance.sessions().commit(Draft.on(head, now()).metadata(patch).commit());
        conflicts += outcome instanceof Committed ? 0 : 1;
        assertThat(conflicts).as("refused by others' commits").isLessThan(MOST_CONFLICTS);
      } while (outcome instanceof Conflict);
      assertThat(outcome).isInstanceOf(Committed.class);
    }
    return conflicts;
  }

  @Test
  void keepsSessionsApartThatAreWrittenAtTheSameTime() {
    List<SessionId> ids =
        Race.between(
            RUNNERS,
            runner -> {
              Session head = committed(instance(runner), Draft.creating(fresh(), now()));
              for (int i = 0; i < COMMITS; i++) {
                head = committed(instance(runner), Draft.updating(head, now()));
              }
              return head.id();
            });

    assertThat(ids).allSatisfy(id -> assertThat(journal(id)).hasSize(COMMITS + 1));
  }

  @Test
  void createsARacedSessionOnce() {
    SessionId id = fresh();

    List<CommitOutcome> outcomes =
        Race.between(
            RUNNERS,
            runner -> instance(runner).sessions().commit(Draft.creating(id, now()).commit()));

    assertThat(outcomes).filteredOn(new Committed(1)::equals).hasSize(1);
    assertThat(outcomes).filteredOn(new Conflict(1, 0)::equals).hasSize(RUNNERS - 1);
  }

  @Test
  void givesARacedNameToOne() {
    Claim claim = ClaimContract.anyClaim();
    List<Session> heads = IntStream.range(0, RUNNERS).mapToObj(i -> created()).toList();

    List<CommitOutcome> outcomes =
        Race.between(
            RUNNERS,
            runner ->
                instance(runner)
                    .sessions()
                    .commit(Draft.updating(heads.get(runner), now()).claim(claim).commit()));

    assertThat(outcomes).filteredOn(Committed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Claimed.class::isInstance).hasSize(RUNNERS - 1);
  }

  @Test
  void takesARacedMessageOnce() {
    SessionId box = created().id();

    Race.between(
        RUNNERS,
        runner -> instance(runner).mailboxes().put(box, List.of(Letters.to(box, "m")), 10));

    assertThat(store.mailboxes().counts(box).waiting()).isEqualTo(1);
  }

  @Test
  void neverTakesMoreThanFitWhenSendersRace() {
    SessionId box = created().id();

    List<PutOutcome> outcomes =
        Race.between(
            RUNNERS,
            runner -> {
              List<Message> two =
                  List.of(Letters.to(box, "a" + runner), Letters.to(box, "b" + runner));
              return instance(runner).mailboxes().put(box, two, 5);
            });

    assertThat(outcomes).filteredOn(PutOutcome.STORED::equals).hasSize(2);
    assertThat(store.mailboxes().counts(box).waiting()).isEqualTo(4);
  }

  @Test
  void letsOneOfSeveralRunnersAcknowledgeAMessage() {
    Session head = created();
    store.mailboxes().put(head.id(), List.of(Letters.to(head.id(), "m")), 10);

    List<CommitOutcome> outcomes =
        Race.between(
            RUNNERS,
            runner ->
                instance(runner)
                    .sessions()
                    .commit(Draft.updating(head, now()).acknowledge(Letters.id("m")).commit()));

    assertThat(outcomes).filteredOn(Committed.class::isInstance).hasSize(1);
    assertThat(stored(head.id()).session().version()).isEqualTo(2);
  }

  @Test
  void makesOneCommitOnceThatSeveralRunnersInsistOn() {
    Session head = created();
    Draft draft = Draft.updating(head, now()).send(Letters.to(head.id(), "m"));

    List<CommitOutcome> outcomes =
        Race.between(RUNNERS, runner -> instance(runner).sessions().commit(draft.commit()));

    assertThat(outcomes).containsOnly(new Committed(2));
    assertThat(journal(head.id())).hasSize(2);
  }
}

package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Claim;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Claimed;
import org.junit.jupiter.api.Test;

/** A claimed name belongs to one commit in the whole store. */
abstract class ClaimContract extends Clauses {
  ClaimContract(StoreContract contract) {
    super(contract);
  }

  /** A name that nobody has. */
  static Claim anyClaim() {
    return new Claim("usage", Draft.anyCommitId().value());
  }

  @Test
  void tellsWhoHasAName() {
    Claim claim = anyClaim();
    Session head = committed(Draft.updating(created(), now()).claim(claim));

    assertThat(store.sessions().claimed(claim)).contains(new Claimed(claim, head.id(), 2));
  }

  @Test
  void tellsThatNobodyHasAName() {
    assertThat(store.sessions().claimed(anyClaim())).isEmpty();
  }

  @Test
  void refusesANameThatAnotherSessionHas() {
    Claim claim = anyClaim();
    Session owner = committed(Draft.updating(created(), now()).claim(claim));
    Session late = created();

    CommitOutcome outcome =
        store.sessions().commit(Draft.updating(late, now()).claim(claim).commit());

    assertThat(outcome).isEqualTo(new Claimed(claim, owner.id(), 2));
  }

  @Test
  void refusesANameThatAnotherCommitOfTheSameSessionHas() {
    Claim claim = anyClaim();
    Session owner = committed(Draft.updating(created(), now()).claim(claim));

    CommitOutcome outcome =
        store.sessions().commit(Draft.updating(owner, now()).claim(claim).commit());

    assertThat(outcome).isEqualTo(new Claimed(claim, owner.id(), 2));
  }

  @Test
  void changesNothingWhenANameIsTaken() {
    Claim taken = anyClaim();
    Claim free = anyClaim();
    committed(Draft.updating(created(), now()).claim(taken));
    Session late = created();
    Footprint before = footprint(late.id());

    store
        .sessions()
        .commit(
            Draft.updating(late, now())
                .send(Letters.to(late.id(), "m"))
                .claim(free)
                .claim(taken)
                .commit());

    assertThat(footprint(late.id())).isEqualTo(before);
    assertThat(store.sessions().claimed(free)).isEmpty();
  }

  @Test
  void tellsTheSameKeyInAnotherScopeApart() {
    Claim claim = anyClaim();
    committed(Draft.updating(created(), now()).claim(claim));

    Claim otherScope = new Claim("spec", claim.key());
    Session head = committed(Draft.updating(created(), now()).claim(otherScope));

    assertThat(store.sessions().claimed(otherScope))
        .contains(new Claimed(otherScope, head.id(), 2));
  }

  @Test
  void keepsNamesOfTheLongestLengthAndOfAnyText() {
    Claim longest = new Claim("ü'\";--", (Draft.anyCommitId() + "µ日\uD83D\uDE00").repeat(17));

    Session head = committed(Draft.updating(created(), now()).claim(longest));

    assertThat(store.sessions().claimed(longest)).contains(new Claimed(longest, head.id(), 2));
  }
}

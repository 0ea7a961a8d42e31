package dev.bureau.core.door;

import dev.bureau.core.change.Claim;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.CommitOutcome;

/** A name that the change wanted for itself has an owner. Nothing was changed. */
public final class ClaimedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient Claim claim;
  private final transient SessionId by;
  private final long version;

  ClaimedException(CommitOutcome.Claimed claimed) {
    super(
        Category.REFUSED,
        "%s '%s' belongs to version %d of session '%s'; use what is recorded there"
            .formatted(
                claimed.claim().scope(), claimed.claim().key(), claimed.version(), claimed.by()));
    this.claim = claimed.claim();
    this.by = claimed.by();
    this.version = claimed.version();
  }

  /** The name. */
  public Claim claim() {
    return claim;
  }

  /** The session that has it. */
  public SessionId by() {
    return by;
  }

  /** The version of that session which took it. */
  public long version() {
    return version;
  }
}

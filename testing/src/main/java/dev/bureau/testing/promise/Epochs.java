package dev.bureau.testing.promise;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import java.util.HashMap;
import java.util.Map;

/** P3: no two own a session at the same epoch, and nothing is taken from an owner of the past. */
public final class Epochs implements Promise {
  private final Map<SessionId, Lease> owners = new HashMap<>();

  @Override
  public void granted(Lease lease) {
    Lease before = owners.put(lease.session(), lease);
    if (before != null && !mayFollow(lease.epoch(), lease.holder(), before)) {
      throw new AssertionError(
          "One holder at a time (P3): %s belongs to %s at epoch %d, and then to %s at epoch %d"
              .formatted(
                  lease.session(),
                  before.holder().node(),
                  before.epoch(),
                  lease.holder().node(),
                  lease.epoch()));
    }
  }

  private static boolean mayFollow(long epoch, Holder holder, Lease before) {
    return epoch > before.epoch() || (epoch == before.epoch() && holder.equals(before.holder()));
  }

  @Override
  public void committed(Commit commit, long version) {
    Lease owner = owners.get(commit.session());
    if (owner != null && commit.epoch() < owner.epoch()) {
      throw new AssertionError(
          "No commit under an old epoch (P3): %s has had epoch %d, and a commit of epoch %d stands as version %d"
              .formatted(commit.session(), owner.epoch(), commit.epoch(), version));
    }
  }

  @Override
  public void removed(SessionId session) {
    owners.remove(session);
  }
}

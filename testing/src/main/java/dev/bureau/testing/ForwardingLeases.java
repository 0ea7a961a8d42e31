package dev.bureau.testing;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Leases;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Leases that hand everything on to others; a double overrides what it changes. */
public abstract class ForwardingLeases implements Leases {
  private final Leases works;

  /** Leases over those. */
  protected ForwardingLeases(Leases works) {
    this.works = works;
  }

  @Override
  public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
    return works.claim(session, holder, length);
  }

  @Override
  public List<Lease> renew(Holder holder, Collection<Lease> leases, Duration length) {
    return works.renew(holder, leases, length);
  }

  @Override
  public void release(Holder holder, Collection<Lease> leases) {
    works.release(holder, leases);
  }

  @Override
  public List<Lease> holders() {
    return works.holders();
  }
}

package dev.bureau.orchestrator.health;

import dev.bureau.core.access.Access;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.health.Health;
import dev.bureau.core.health.HealthConfig;
import dev.bureau.core.health.HealthRules;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.health.VitalsSource;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;

/**
 * Tells how well sessions are (S30). What only the process knows in which a session works, such as
 * its errors, is absent in all others; there the session counts as what that process has journaled,
 * if that is worse than what is found here. A final session is not examined: it stays as its
 * journal has it. Thread-safe.
 */
public final class HealthMonitor {
  private final Door door;
  private final Store store;
  private final Seams seams;
  private final VitalsSource vitals;
  private final Actor node;
  private final FigureReader figures;
  private final Indicators indicators;

  /**
   * @param access in whose name changes of health are journaled
   * @param vitals what is known of the sessions that work here
   * @param config by what sessions are judged
   * @param capacity how many messages may wait in a mailbox
   */
  public HealthMonitor(Access access, VitalsSource vitals, HealthConfig config, int capacity) {
    this.door = access.door();
    this.store = access.store();
    this.seams = access.seams();
    this.vitals = vitals;
    this.node = access.actor();
    this.figures = new FigureReader(store.mailboxes(), seams.processes(), capacity);
    this.indicators = new Indicators(config.indicators());
  }

  /**
   * How well a session is now; changes nothing.
   *
   * @throws NoSuchSessionException if there is none of that id
   */
  public SessionHealth of(SessionId session) {
    return examined(door.load(session));
  }

  /**
   * Examines a session, and journals its health if that has changed.
   *
   * @throws NoSuchSessionException if there is none of that id
   */
  public SessionHealth check(SessionId session) {
    Loaded loaded = door.load(session);
    SessionHealth found = examined(loaded);
    if (found.status() != loaded.aspects().get(Health.ASPECT).status()) {
      door.change(session, Caller.of(node), HealthRules.found(found.status(), found.reasons()));
    }
    return found;
  }

  private SessionHealth examined(Loaded loaded) {
    Session session = loaded.session();
    Vitals known = vitals.of(session).orElse(Vitals.NONE);
    SessionHealth found =
        indicators.examine(session, figures.read(loaded, known, seams.wall().instant()));
    Health journaled = loaded.aspects().get(Health.ASPECT);
    boolean isWorse = journaled.status().compareTo(found.status()) > 0;
    return session.status().isFinal() || (isWorse && isElsewhere(session))
        ? new SessionHealth(session.id(), journaled.status(), journaled.reasons(), found.figures())
        : found;
  }

  /** Whether another process works in a session. */
  boolean isElsewhere(Session session) {
    return vitals.of(session).isEmpty()
        && store.leases().holders().stream()
            .anyMatch(each -> each.session().equals(session.id()) && isHeldElsewhere(each));
  }

  private boolean isHeldElsewhere(Lease lease) {
    return lease.until().isAfter(seams.wall().instant())
        && !seams.processes().isGone(lease.holder().process())
        && !Actor.node(lease.holder().node()).equals(node);
  }
}

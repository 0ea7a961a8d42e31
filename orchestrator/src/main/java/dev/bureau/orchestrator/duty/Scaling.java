package dev.bureau.orchestrator.duty;

import dev.bureau.core.access.Access;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.staff.Seen;
import dev.bureau.core.staff.Sight;
import dev.bureau.core.staff.Staff;
import dev.bureau.core.staff.StaffRules;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.template.Template;
import dev.bureau.orchestrator.session.SessionManager;
import dev.bureau.orchestrator.shutdown.Shutdown;
import dev.bureau.orchestrator.template.TemplateCatalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets and gives up departments for directors as their mailboxes fill and empty (S1). What is to be
 * is decided in the director's journal, with the department's id in it, and then done; whoever
 * looks next, in whichever process, goes on with what was left undone. Thread-safe.
 */
public final class Scaling {
  /** How long to pause between two looks, unless something of interest happens here. */
  public static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Scaling.class);

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Caller caller;
  private final SessionManager sessions;
  private final TemplateCatalogue templates;
  private final Shutdown shutdown;
  private final Set<SessionId> leaving = ConcurrentHashMap.newKeySet();
  private final Map<SessionId, String> troubles = new ConcurrentHashMap<>();

  /**
   * @param access in whose name departments come and go
   * @param sessions, templates, shutdown act in the same name
   */
  public Scaling(
      Access access, SessionManager sessions, TemplateCatalogue templates, Shutdown shutdown) {
    this.door = access.door();
    this.store = access.store();
    this.seams = access.seams();
    this.caller = access.caller();
    this.sessions = sessions;
    this.templates = templates;
    this.shutdown = shutdown;
  }

  /** Looks at all directors. To be called again and again. */
  public void look() {
    Query directors = Query.of(Filter.type(SessionType.DIRECTOR).and(Filter.notFinal()));
    try {
      store.sessions().all(directors).forEach(each -> scale(each.id()));
    } catch (StoreException e) {
      LOG.warn("Directors were not looked at, which is tried again: {}", e.getMessage());
    }
  }

  private void scale(SessionId director) {
    try {
      Aspects aspects = door.remembered(director).aspects();
      if (aspects.get(Duty.ASPECT).directing().autoScale() != null
          || !aspects.get(Staff.ASPECT).members().isEmpty()) {
        adjust(director);
      }
      troubles.remove(director);
    } catch (BureauException e) {
      String trouble = String.valueOf(e.getMessage());
      if (!trouble.equals(troubles.put(director, trouble))) {
        LOG.warn("The departments of {} are not as they should be: {}", director, trouble);
      }
    }
  }

  private void adjust(SessionId director) {
    Loaded before = door.load(director);
    Map<SessionId, Seen> working = new LinkedHashMap<>();
    Set<SessionId> ended = new LinkedHashSet<>();
    for (SessionId each : before.aspects().get(Staff.ASPECT).at(Staff.Stage.AT_WORK)) {
      seen(each).ifPresentOrElse(seen -> working.put(each, seen), () -> ended.add(each));
    }
    Sight sight = new Sight(waiting(before.session()), working, ended);
    Loaded after = door.change(director, caller, StaffRules.adjust(sight));
    Staff staff = after.aspects().get(Staff.ASPECT);
    staff.at(Staff.Stage.DISMISSED).forEach(each -> end(director, each));
    beginAll(after, staff.at(Staff.Stage.WANTED));
  }

  /** One that cannot come keeps no other from coming. */
  private void beginAll(Loaded director, Collection<SessionId> wanted) {
    @Nullable BureauException trouble = null;
    for (SessionId each : wanted) {
      try {
        begin(director, each);
      } catch (BureauException e) {
        trouble = trouble == null ? e : trouble;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }

  /** What a department is at; empty if it has ended or failed. */
  private Optional<Seen> seen(SessionId department) {
    return door.end(department)
        .filter(each -> !each.hasEnded() && each.status() != Status.ERROR)
        .map(each -> new Seen(waiting(each), each.times().lastActivity()));
  }

  private long waiting(Session session) {
    return store.mailboxes().counts(session.links().chain()).waiting();
  }

  private void begin(Loaded director, SessionId department) {
    AutoScale scale = director.aspects().get(Duty.ASPECT).directing().autoScale();
    SessionId id = director.session().id();
    @Nullable Session session = door.end(department).orElse(null);
    if (session == null && scale != null) {
      session = create(id, department, scale);
    }
    if (session == null || session.hasEnded() || session.status() == Status.ERROR) {
      settle(id, StaffRules.gone(department));
      return;
    }
    sessions.start(session.id());
    settle(id, StaffRules.started(department));
  }

  private Session create(SessionId director, SessionId department, AutoScale scale) {
    Template template = templates.get(scale.template());
    String name = template.base().profile().name();
    try {
      return templates.create(
          template.name(), name, own -> own.id(department).supervisor(director));
    } catch (SessionExistsException e) {
      LOG.debug("Another process has created department {}", department, e);
      return sessions.get(department);
    }
  }

  /** Beside the others: what still waits for it may take its time. */
  private void end(SessionId director, SessionId department) {
    if (leaving.add(department)) {
      seams.tasks().execute("department leaves", () -> leave(director, department));
    }
  }

  private void leave(SessionId director, SessionId department) {
    try {
      shutdown.graceful(department, Shutdown.TIMEOUT, "nothing to do");
      settle(director, StaffRules.gone(department));
    } catch (NoSuchSessionException e) {
      settle(director, StaffRules.gone(department));
    } catch (BureauException e) {
      LOG.warn("Department {} is stopped later: {}", department, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leaving.remove(department);
    }
  }

  private void settle(SessionId director, Decision decision) {
    door.change(director, caller, decision);
  }
}

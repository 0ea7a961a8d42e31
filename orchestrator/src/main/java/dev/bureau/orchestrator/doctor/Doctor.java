package dev.bureau.orchestrator.doctor;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Examination;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Examines a whole store, session by session, in little memory; changes nothing. Others may write
 * meanwhile: what they do is no fault. Takes as long as reading all that is kept. Thread-safe.
 *
 * <p>It looks at what the store says of itself; at every journal (order, epochs, edges of the
 * lifecycle, what follows from it); at the head, the snapshot and the stored values that belong to
 * it; at what sessions have drawn from each other; at leases, mailboxes and unused values. Values
 * that are named in metadata and messages only are not looked for, since nobody but their users
 * knows where the names stand.
 */
public final class Doctor {
  private static final int PAGE = 200;

  private final Store store;
  private final Seams seams;
  private final SessionCheck sessions;

  /**
   * @param catalogue the events that this program knows
   */
  public Doctor(Store store, Seams seams, EventCatalogue catalogue) {
    this.store = store;
    this.seams = seams;
    this.sessions = new SessionCheck(store, catalogue);
  }

  /** Told how far an examination is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * One more session was examined.
     *
     * @param sessions how many so far
     * @param all how many there were at the beginning
     */
    void examined(long sessions, long all);
  }

  /**
   * Examines everything.
   *
   * @param progress told after each session, in the caller's thread
   * @throws StoreException if the store cannot serve at the moment
   */
  public Diagnosis examine(Progress progress) {
    Findings findings = new Findings();
    part("sessions", findings, () -> examineSessions(findings, progress));
    part("budgets", findings, () -> examineBudgets(findings));
    part("leases and values", findings, () -> new Surroundings(store, seams).examine(findings));
    part("store itself", findings, () -> examineStore(findings));
    return findings.diagnosis();
  }

  /** What breaks off one part is a fault, and the others follow. */
  private static void part(String what, Findings findings, Runnable examination) {
    try {
      examination.run();
    } catch (StoreException | BadInputException e) {
      findings.fault("The %s cannot be examined to the end: %s".formatted(what, fact(e)));
    }
  }

  private void examineBudgets(Findings findings) {
    new GrantCheck(store.sessions(), this::book, findings).examine(findings.books());
  }

  private Optional<GrantBook> book(SessionId id) {
    return Optional.ofNullable(sessions.examine(id).books().get(id));
  }

  private void examineStore(Findings findings) {
    Examination medium = store.examine();
    medium.faults().forEach(findings::fault);
    findings.fact("store", medium.facts());
  }

  private void examineSessions(Findings findings, Progress progress) {
    long all = store.sessions().count(Filter.all());
    long examined = 0;
    findings.count("sessions", 0);
    findings.add(sessions.examine(SessionId.BUREAU)); // it is in no list
    @Nullable Query query = Query.of(Filter.all()).limit(PAGE);
    while (query != null) {
      Page page = store.sessions().query(query);
      for (Session session : page.sessions()) {
        findings.count("sessions", 1);
        findings.add(sessions.examine(session.id()));
        examined++;
        progress.examined(examined, Math.max(all, examined));
      }
      query = page.next() == null ? null : query.after(page.next());
    }
  }

  /**
   * Why something cannot be read.
   *
   * @throws StoreException if that is not its own fault: another time it may be readable
   */
  static String fact(RuntimeException failure) {
    if (failure instanceof StoreException broken) {
      if (broken.category().retryHelps()) {
        throw broken;
      }
      return broken.fact();
    }
    return String.valueOf(failure.getMessage());
  }
}

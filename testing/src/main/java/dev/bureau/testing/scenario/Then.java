package dev.bureau.testing.scenario;

import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.testing.assertion.BureauAssertions;
import dev.bureau.testing.assertion.JournalAssert;
import dev.bureau.testing.assertion.MailAssert;
import dev.bureau.testing.assertion.SessionAssert;
import dev.bureau.testing.simulation.Simulation;
import java.util.Map;
import java.util.function.Consumer;

/** What must be so after what has happened. Belongs to its test's thread. */
public final class Then {
  private final Simulation simulation;
  private final Map<SessionId, Long> before;

  Then(Simulation simulation, Map<SessionId, Long> before) {
    this.simulation = simulation;
    this.before = Map.copyOf(before);
  }

  /** About a session. */
  public Then session(SessionId id, Consumer<SessionAssert> requirements) {
    requirements.accept(BureauAssertions.assertThatSession(simulation.bureau(), id));
    return this;
  }

  /** About what has happened to a session since {@link Given#when}. */
  public Then journal(SessionId id, Consumer<JournalAssert> requirements) {
    long from = before.getOrDefault(id, 0L) + 1;
    requirements.accept(BureauAssertions.assertThatJournal(simulation.bureau(), id, from));
    return this;
  }

  /** About all messages that a session was ever sent. */
  public Then mail(SessionId id, Consumer<MailAssert> requirements) {
    requirements.accept(BureauAssertions.assertThatMail(simulation.bureau(), id));
    return this;
  }

  /** About anything else. */
  public Then satisfies(Consumer<Bureau> requirements) {
    requirements.accept(simulation.bureau());
    return this;
  }

  /** Something more happens; journals are looked at from here on. */
  public When when() {
    return new When(simulation);
  }
}

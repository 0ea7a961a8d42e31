package dev.bureau.testing.contract;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.Times;
import dev.bureau.core.session.Totals;
import java.math.BigDecimal;
import java.time.Duration;

/** Heads in which everything is said, also what no event says yet. */
final class Heads {
  private static final AgentRef AGENT =
      new AgentRef("summariser", "acme", "bureau", "/srv/agents", null, null, null);

  private Heads() {}

  static Session ended(Session head) {
    Times times = head.times();
    return new Session(
        head.id(),
        head.version(),
        Status.TERMINATED,
        head.profile(),
        head.metadata(),
        new Times(
            times.created(),
            times.updated(),
            times.created().plusNanos(1),
            times.created().plus(Duration.ofDays(1)),
            times.created().plusMillis(1),
            times.created().plus(Duration.ofDays(2))),
        new Ending(7, "stopped by hand"),
        new Links(
            new SessionId("above"),
            times.created().minusNanos(1),
            new SessionId("before"),
            new SessionId("behind"),
            new SessionId("first"),
            new Links.Origin(new SessionId("model"), 7, Links.Origin.Kind.FORK)),
        AGENT,
        new Session.Work(new Totals(1_234, new BigDecimal("0.25"), 3, 2), null));
  }

  static Session spent(Session head, Totals totals) {
    return new Session(
        head.id(),
        head.version(),
        head.status(),
        head.profile(),
        head.metadata(),
        head.times(),
        head.ending(),
        head.links(),
        head.agent(),
        new Session.Work(totals, null));
  }
}

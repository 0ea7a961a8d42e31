package dev.bureau.core.context;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The context of one session, changed by the rules, and all that has happened to it. */
final class Window {
  static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  private final ContextRules rules;
  private final List<ContextEvent> events = new ArrayList<>();
  private Aspects aspects = Aspects.NONE;
  private Session session;

  Window(WindowConfig config) {
    this.rules = new ContextRules(config);
    SessionId id = new SessionId("s");
    SessionSpec spec = SessionSpec.active("s");
    this.session =
        new SessionCreated(spec.profile(), Map.of(), Links.first(id, null), null, null)
            .applyTo(Session.absent(id), AT)
            .committed(AT);
  }

  ContextRules rules() {
    return rules;
  }

  ContextMap context() {
    return aspects.get(ContextMap.ASPECT);
  }

  double position() {
    return rules.config().gauge(context()).position();
  }

  /** All that ever happened. */
  List<ContextEvent> events() {
    return events;
  }

  /** What happened by that. */
  List<ContextEvent> change(Decision decision) {
    Change change =
        decision.decide(
            session, aspects, new Moment(AT, new CommitId(0, 0), Actor.user("somebody")));
    List<ContextEvent> now = new ArrayList<>();
    for (Event<?> each : change.events()) {
      ContextEvent event = (ContextEvent) each;
      now.add(event);
      aspects = aspects.fold(ContextMap.ASPECT, event, AT);
    }
    session = session.committed(AT);
    events.addAll(now);
    return now;
  }

  List<ContextEvent> put(ContextEntry entry) {
    return change(rules.put(entry));
  }

  static ContextEntry entry(String key, long tokens) {
    return entry(key, tokens, Weight.ORDINARY, Term.LASTING);
  }

  static ContextEntry critical(String key, long tokens) {
    return entry(key, tokens, Weight.CRITICAL, Term.LASTING);
  }

  static ContextEntry temporary(String key, long tokens) {
    return entry(key, tokens, Weight.ORDINARY, Term.TEMPORARY);
  }

  private static ContextEntry entry(String key, long tokens, Weight weight, Term term) {
    return new ContextEntry(
        key,
        new Content("value of " + key + " in " + tokens, null),
        tokens,
        weight,
        term,
        ContextEntry.Place.WINDOW,
        0);
  }
}

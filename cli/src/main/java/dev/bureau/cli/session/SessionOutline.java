package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Outline;
import dev.bureau.core.json.Json;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Profile;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Times;
import dev.bureau.core.store.Mailboxes;
import org.jspecify.annotations.Nullable;

/** A session for people: what it is, when, how it ended, how it hangs together, what it did. */
final class SessionOutline {
  private SessionOutline() {}

  /** With what waits for it now. */
  static Outline of(Session session, Mailboxes.Counts mailbox) {
    Outline outline = of(session);
    outline
        .section("Work")
        .field("messages waiting", mailbox.waiting())
        .field("dead letters", mailbox.dead());
    return outline;
  }

  static Outline of(Session session) {
    Outline outline = new Outline();
    profile(outline.section("Session " + session.id()), session);
    times(outline.section("Times"), session.times());
    ending(outline.section("End"), session.ending());
    links(outline.section("Links"), session.links());
    agent(outline.section("Agent"), session.agent());
    outline
        .section("Work")
        .field("tasks done", session.totals().tasksDone())
        .field("tokens", session.totals().tokens())
        .field("cost in USD", session.totals().cost().toPlainString());
    if (session.work().recovery() != null) {
      outline.field("takeovers since progress", session.work().recovery().attempt());
    }
    outline.section("Metadata");
    session.metadata().forEach((key, value) -> outline.field(key, Json.write(value)));
    return outline;
  }

  private static void profile(Outline outline, Session session) {
    Profile profile = session.profile();
    outline
        .field("name", session.name())
        .field("type", session.type())
        .field("status", session.status())
        .field("version", session.version())
        .field("role", profile.role())
        .field("workspace", profile.workspace())
        .field("model", profile.assignment().model())
        .field("task", profile.assignment().taskId())
        .field("capabilities", profile.capabilities())
        .field("constraints", profile.constraints().values().entrySet())
        .field("environment", profile.environment())
        .field("resources", profile.resources().values().entrySet());
    if (profile.intake() != null) {
      outline.field("takes", IntakeView.line(profile.intake()));
    }
  }

  private static void times(Outline outline, Times times) {
    outline
        .field("created", times.created())
        .field("updated", times.updated())
        .field("started", times.started())
        .field("ended", times.ended())
        .field("last activity", times.lastActivity())
        .field("archived", times.archived());
  }

  private static void ending(Outline outline, @Nullable Ending ending) {
    if (ending != null) {
      outline.field("exit code", ending.exitCode()).field("reason", ending.reason());
    }
  }

  private static void links(Outline outline, Links links) {
    outline
        .field("supervisor", links.supervisor())
        .field("transitioned from", links.transitionedFrom())
        .field("transitioned to", links.transitionedTo())
        .field("chain", links.chain());
    Links.Origin origin = links.origin();
    if (origin != null) {
      outline.field(
          "origin", origin.kind() + " of " + origin.session() + " at version " + origin.version());
    }
  }

  private static void agent(Outline outline, @Nullable AgentRef agent) {
    if (agent != null) {
      outline
          .field("name", agent.name())
          .field("provider", agent.provider())
          .field("project", agent.project())
          .field("directory", agent.directory())
          .field("own session", agent.ownSession())
          .field("transcript", agent.transcript())
          .field("correlation", agent.correlation());
    }
  }
}

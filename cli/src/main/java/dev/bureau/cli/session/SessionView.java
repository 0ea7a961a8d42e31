package dev.bureau.cli.session;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Assignment;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Profile;
import dev.bureau.core.session.Recovery;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Times;
import dev.bureau.core.session.Totals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session's head as JSON: the names of SPEC S3, flat but for what is a thing of its own. */
public final class SessionView {
  private SessionView() {}

  public static Map<String, Object> of(Session session) {
    JsonObject json =
        new JsonObject()
            .with("id", session.id())
            .with("type", session.type())
            .with("status", session.status())
            .with("name", session.name())
            .with("version", session.version());
    profile(json, session.profile());
    json.with("metadata", session.metadata());
    times(json, session.times());
    ending(json, session.ending());
    links(json, session.links());
    agent(json, session.agent());
    json.with("totals", totals(session.totals()));
    recovery(json, session.work().recovery());
    return json.map();
  }

  private static void profile(JsonObject json, Profile profile) {
    Assignment assignment = profile.assignment();
    json.with("role", profile.role())
        .with("workspace", profile.workspace())
        .with("model", assignment.model())
        .with("taskId", assignment.taskId())
        .with("initialPrompt", assignment.initialPrompt())
        .with("systemPrompt", assignment.systemPrompt())
        .with("capabilities", List.copyOf(profile.capabilities()))
        .with("constraints", profile.constraints().values())
        .with("environment", profile.environment())
        .with("resources", profile.resources().values());
    if (profile.intake() != null) {
      json.with("intake", IntakeView.of(profile.intake()));
    }
  }

  private static void times(JsonObject json, Times times) {
    json.with("createdAt", times.created())
        .with("updatedAt", times.updated())
        .with("startedAt", times.started())
        .with("endedAt", times.ended())
        .with("lastActivityAt", times.lastActivity())
        .with("archivedAt", times.archived());
  }

  private static void ending(JsonObject json, @Nullable Ending ending) {
    if (ending != null) {
      json.with("exitCode", ending.exitCode()).with("endReason", ending.reason());
    }
  }

  private static void links(JsonObject json, Links links) {
    json.with("supervisor", links.supervisor())
        .with("transitionedFrom", links.transitionedFrom())
        .with("transitionedTo", links.transitionedTo())
        .with("chain", links.chain());
    Links.Origin origin = links.origin();
    if (origin != null) {
      json.with(
          "origin",
          new JsonObject()
              .with("session", origin.session())
              .with("version", origin.version())
              .with("kind", origin.kind())
              .map());
    }
  }

  private static void agent(JsonObject json, @Nullable AgentRef agent) {
    if (agent != null) {
      json.with(
          "agent",
          new JsonObject()
              .with("name", agent.name())
              .with("provider", agent.provider())
              .with("project", agent.project())
              .with("directory", agent.directory())
              .with("ownSession", agent.ownSession())
              .with("transcript", agent.transcript())
              .with("correlation", agent.correlation())
              .map());
    }
  }

  private static Map<String, Object> totals(Totals totals) {
    return new JsonObject()
        .with("tokens", totals.tokens())
        .with("costUSD", totals.cost())
        .with("tasksDone", totals.tasksDone())
        .with("checkpoints", totals.checkpoints())
        .map();
  }

  private static void recovery(JsonObject json, @Nullable Recovery recovery) {
    if (recovery != null) {
      json.with(
          "recovery",
          new JsonObject()
              .with("attempt", recovery.attempt())
              .with("progress", recovery.progress())
              .map());
    }
  }
}

package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.orchestrator.Bureau;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one session. */
@Command(
    name = "show",
    aliases = "session",
    description = "Show a session: what it is, when, how it ended, its links, its work.")
public final class ShowCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public ShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Session session = bureau.sessions().get(id);
      Mailboxes.Counts mailbox = bureau.store().mailboxes().counts(session.links().chain());
      if (invocation.json()) {
        invocation.output().json(json(session, mailbox));
      } else {
        invocation.output().print(SessionOutline.of(session, mailbox));
      }
    }
  }

  private static Map<String, Object> json(Session session, Mailboxes.Counts mailbox) {
    Map<String, Object> json = SessionView.of(session);
    json.put(
        "mailbox",
        new JsonObject().with("waiting", mailbox.waiting()).with("dead", mailbox.dead()).map());
    return json;
  }
}

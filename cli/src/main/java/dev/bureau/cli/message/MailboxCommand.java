package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.orchestrator.Bureau;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the messages that wait for a session, in the order in which it will get them. */
@Command(
    name = "mailbox",
    description = {
      "List the messages that wait for a session, in the order in which it will get them.",
      "Those that are to be tried again later are among them."
    })
public final class MailboxCommand implements Runnable {
  /** Later than any retry, and within the range of every store. */
  private static final Instant ANY_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public MailboxCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Session session = bureau.sessions().get(id);
      Mailboxes mailboxes = bureau.store().mailboxes();
      List<Delivery> waiting =
          mailboxes.pending(session.links().chain(), ANY_TIME, Integer.MAX_VALUE);
      Deliveries.print(invocation, waiting);
    }
  }
}

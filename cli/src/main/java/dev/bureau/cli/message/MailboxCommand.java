package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the messages that wait for a session, in the order in which it will get them. */
@Command(
    name = "mailbox",
    description = {
      "List the messages that wait for a session, in the order in which it will get them.",
      "Those that are due later are among them: to be tried again, or to tell that nobody answered"
          + " in time."
    })
public final class MailboxCommand implements Runnable {
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
      Deliveries.print(invocation, bureau.messages().inbox(id).waiting(Integer.MAX_VALUE));
    }
  }
}

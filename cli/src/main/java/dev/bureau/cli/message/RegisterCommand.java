package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.session.IntakeView;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which messages a session takes. */
@Command(
    name = "register",
    description = {
      "Register a session for messages: which types it takes, and how early it gets its turn.",
      "What waits already stays. One that never registered takes all at NORMAL."
    },
    footer = {"", "Example:", "  bureau register clerk --types INVOICE,COMMAND --priority high"})
public final class RegisterCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(
      names = "--types",
      paramLabel = "T",
      split = ",",
      description = "The types that it takes: --types A,B (default: all).")
  private Set<String> types = new LinkedHashSet<>();

  @Option(
      names = "--priority",
      paramLabel = "P",
      defaultValue = "NORMAL",
      description =
          "How early it gets its turn when many sessions have work: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}).")
  private Priority priority;

  /**
   * @param invocation the run it is part of
   */
  public RegisterCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Session session = bureau.messages().inbox(id).register(types, priority);
      IntakeView.print(invocation, session);
    }
  }
}

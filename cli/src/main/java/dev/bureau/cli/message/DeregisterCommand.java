package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.configuration.Span;
import dev.bureau.orchestrator.message.Inbox;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a session take no more messages. */
@Command(
    name = "deregister",
    description = {
      "Deregister a session: it takes no more messages. 'register' lets it take some again.",
      "Without --timeout what waits becomes dead letters at once; with it the command waits until"
          + " it has been handled or has failed. What still waits then stays, and the exit code is"
          + " 1."
    },
    footer = {"", "Example:", "  bureau deregister clerk --timeout 1m"})
public final class DeregisterCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description = "The longest to wait until its mailbox is empty, " + Span.FORMS + ".")
  private @Nullable String timeout;

  /**
   * @param invocation the run it is part of
   */
  public DeregisterCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    Duration longest = timeout == null ? null : Span.of("--timeout", timeout);
    try (Bureau bureau = invocation.open()) {
      Inbox inbox = bureau.messages().inbox(id);
      if (longest == null) {
        print(inbox.deregister());
      } else if (inbox.deregister(longest)) {
        print(0);
      } else {
        invocation
            .output()
            .note(
                "bureau: Session '%s' takes no more messages, but %d still wait after %s; 'mailbox %s' shows them"
                    .formatted(id, inbox.counts().waiting(), timeout, id));
        return ExitCode.SOFTWARE;
      }
    }
    return ExitCode.OK;
  }

  private void print(long dead) {
    if (invocation.json()) {
      invocation.output().json(new JsonObject().with("id", id).with("dead", dead).map());
    } else {
      invocation
          .output()
          .line(id + " takes no more messages" + (dead == 0 ? "" : ", " + dead + " are dead"));
    }
  }
}

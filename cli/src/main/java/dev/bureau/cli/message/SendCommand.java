package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.message.Letter;
import dev.bureau.orchestrator.Bureau;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends a message to a session. */
@Command(
    name = "send",
    description = "Send a message to a session and print its id. It is durable when this returns.",
    footer = {
      "",
      "Examples:",
      "  bureau send main-director DIRECTION '{\"text\": \"begin\"}'",
      "  bureau send clerk INVOICE @invoice.json --key i-17 --tag team=blue --deadline 2h"
    })
public final class SendCommand implements Runnable {
  private final Invocation invocation;

  @Mixin private LetterArguments arguments;

  /**
   * @param invocation the run it is part of
   */
  public SendCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    Letter letter = arguments.letter();
    try (Bureau bureau = invocation.open()) {
      MessageId id = bureau.send(arguments.to(), letter);
      if (invocation.json()) {
        invocation.output().json(new JsonObject().with("id", id).map());
      } else {
        invocation.output().line(id.value());
      }
    }
  }
}

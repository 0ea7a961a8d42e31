package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.Letter;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.configuration.Span;
import dev.bureau.orchestrator.message.Reply;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a message and waits for the reply. */
@Command(
    name = "request",
    description = {
      "Send a message to a session, wait for its reply and print that.",
      "A process that runs its agent must be at work. Exit code 1 if there is no reply in time, or"
          + " there will be none; under the same --key the next one waits on."
    },
    footer = {
      "",
      "Example:",
      "  bureau request clerk INVOICE '{\"invoice\": \"i-17\"}' --timeout 1m"
    })
public final class RequestCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private LetterArguments arguments;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      defaultValue = "30s",
      description = "The longest to wait, " + Span.FORMS + " (default: ${DEFAULT-VALUE}).")
  private String timeout;

  /**
   * @param invocation the run it is part of
   */
  public RequestCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    Letter letter = arguments.letter();
    Duration longest = Span.of("--timeout", timeout);
    try (Bureau bureau = invocation.open()) {
      Reply reply = bureau.messages().request(arguments.to(), letter, longest);
      if (invocation.json()) {
        invocation
            .output()
            .json(
                new JsonObject()
                    .with("from", reply.from())
                    .with("type", reply.type())
                    .with("content", reply.content())
                    .map());
      } else {
        invocation
            .output()
            .line(reply.type() + " from " + reply.from() + ": " + Json.write(reply.content()));
      }
    }
    return ExitCode.OK;
  }
}

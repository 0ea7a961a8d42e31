package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers what a session waits for, or calls it off. */
@Command(
    name = "answer",
    description = {
      "Answer what a session has asked, or call it off; 'show ID' lists what it waits for.",
      "The session is told by a message."
    },
    footer = {
      "",
      "Examples:",
      "  bureau answer clerk 038fz1gvbw0005fh1yka7vy7j2-0 '{\"approved\": true}'",
      "  bureau answer clerk 038fz1gvbw0005fh1yka7vy7j2-0 --cancel 'on holiday'"
    })
public final class AnswerCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The session that waits.")
  private SessionId id;

  @Parameters(index = "1", paramLabel = "WAIT", description = "What it waits for, by its id.")
  private MessageId wait;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "JSON",
      description = "The answer, a JSON object of at most 256 KiB; " + Content.FORMS)
  private @Nullable String content;

  @Option(
      names = "--cancel",
      paramLabel = "REASON",
      description = "There will be no answer, for that reason.")
  private @Nullable String reason;

  /**
   * @param invocation the run it is part of
   */
  public AnswerCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if ((content == null) == (reason == null)) {
      throw new BadInputException(
          "JSON", content == null ? "" : content, "give an answer or --cancel, and not both");
    }
    Map<String, Object> answer = content == null ? Map.of() : Content.read("answer", content);
    try (Bureau bureau = invocation.open()) {
      if (reason == null) {
        bureau.waiting().answer(id, wait, answer);
      } else {
        bureau.waiting().cancel(id, wait, reason);
      }
    }
    String state = reason == null ? "ANSWERED" : "CANCELLED";
    if (invocation.json()) {
      invocation.output().json(new JsonObject().with("id", wait).with("state", state).map());
    } else {
      invocation.output().line(wait + " is " + state);
    }
  }
}

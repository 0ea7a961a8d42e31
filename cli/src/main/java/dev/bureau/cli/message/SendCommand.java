package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Priority;
import dev.bureau.orchestrator.Bureau;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a message to a session. */
@Command(
    name = "send",
    description = "Send a message to a session and print its id. It is durable when this returns.")
public final class SendCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "TO", description = "The session that shall get it.")
  private SessionId to;

  @Parameters(
      index = "1",
      paramLabel = "TYPE",
      description = "Its type, such as DIRECTION or COMMAND, or one of your own.")
  private String type;

  @Parameters(
      index = "2",
      paramLabel = "JSON",
      description = "Its content, a JSON object of at most 256 KiB; " + Content.FORMS)
  private String content;

  @Option(
      names = "--priority",
      paramLabel = "P",
      defaultValue = "NORMAL",
      description = "How urgent: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Priority priority;

  @Option(
      names = "--tag",
      paramLabel = "K=V",
      description = "A tag to filter by; repeat it for each.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "The id it shall have: the same key again is the same message, sent once.")
  private @Nullable MessageId key;

  /**
   * @param invocation the run it is part of
   */
  public SendCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    Letter letter =
        Tags.on(Letter.of(type, Content.read("message content", content)), tags).priority(priority);
    if (key != null) {
      letter = letter.key(key.value());
    }
    try (Bureau bureau = invocation.open()) {
      MessageId id = bureau.send(to, letter);
      if (invocation.json()) {
        invocation.output().json(new JsonObject().with("id", id).map());
      } else {
        invocation.output().line(id.value());
      }
    }
  }
}

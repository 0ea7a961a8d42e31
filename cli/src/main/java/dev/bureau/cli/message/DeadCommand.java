package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.message.Inbox;
import dev.bureau.orchestrator.message.NoSuchDeadLetterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists a session's dead letters, has them tried again, or drops them. */
@Command(
    name = "dead",
    description = {
      "List the messages of a session that failed for good, or do something about them.",
      "retry: they wait again, with no failures; drop: they are removed for good."
    },
    footer = {"", "Examples:", "  bureau dead clerk", "  bureau dead clerk retry i-17"})
public final class DeadCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "list",
      description = "list, retry or drop (default: ${DEFAULT-VALUE}).")
  private Action action;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "MESSAGE",
      description = "The messages to retry or drop (default: all that are dead).")
  private List<MessageId> messages = new ArrayList<>();

  /** What to do about dead letters. */
  enum Action {
    LIST,
    RETRY,
    DROP;

    /** As it is given. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param invocation the run it is part of
   */
  public DeadCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (action == Action.LIST && !messages.isEmpty()) {
      throw new BadInputException("MESSAGE", messages.get(0), "name messages to retry or drop");
    }
    try (Bureau bureau = invocation.open()) {
      Inbox inbox = bureau.messages().inbox(id);
      switch (action) {
        case LIST -> Deliveries.print(invocation, inbox.deadLetters(Integer.MAX_VALUE));
        case RETRY ->
            print(
                "waits again", messages.isEmpty() ? inbox.retryAll() : named(inbox, inbox::retry));
        case DROP ->
            print("is dropped", messages.isEmpty() ? inbox.dropAll() : named(inbox, inbox::drop));
      }
    }
  }

  /** Does it to those that are named, if all of them are dead. */
  private List<MessageId> named(Inbox inbox, Consumer<MessageId> work) {
    for (MessageId each : messages) {
      if (inbox.deadLetter(each).isEmpty()) {
        throw new NoSuchDeadLetterException(id, each);
      }
    }
    messages.forEach(work);
    return messages;
  }

  private void print(String fact, List<MessageId> done) {
    if (invocation.json()) {
      try (JsonArray array = invocation.output().array()) {
        done.forEach(each -> array.add(each.value()));
      }
    } else if (done.isEmpty()) {
      invocation.output().line("no dead letters in the mailbox of " + id);
    } else {
      done.forEach(each -> invocation.output().line(each + " " + fact));
    }
  }
}

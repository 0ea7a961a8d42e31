package dev.bureau.cli.message;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Priority;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.configuration.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be said of a letter beside its type and content. */
final class LetterOptions {
  @Option(
      names = "--priority",
      paramLabel = "P",
      description = "How urgent: ${COMPLETION-CANDIDATES} (default: NORMAL).")
  private @Nullable Priority priority;

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

  @Option(
      names = "--deadline",
      paramLabel = "WHEN",
      description =
          "When it is of no use any more, from now on ("
              + Span.FORMS
              + ") or as a time such as"
              + " 2026-12-31T12:00:00Z; not handled by then, it becomes a dead letter.")
  private @Nullable String deadline;

  /** Whether any of them is given. */
  boolean areGiven() {
    return priority != null || !tags.isEmpty() || key != null || deadline != null;
  }

  /**
   * The same letter with all that is given.
   *
   * @throws BadInputException if some of it is not accepted
   */
  Letter on(Letter plain) {
    Letter letter = Tags.on(plain, tags);
    if (priority != null) {
      letter = letter.priority(priority);
    }
    if (key != null) {
      letter = letter.key(key.value());
    }
    return deadline == null ? letter : letter.deadline(time(deadline));
  }

  private static Instant time(String text) {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : Seams.system().wall().instant().plus(Span.of("--deadline", text));
    } catch (DateTimeException | BadInputException e) {
      throw new BadInputException(
          "--deadline",
          text,
          "give a length of time " + Span.FORMS + ", or a time such as 2026-12-31T12:00:00Z");
    }
  }
}

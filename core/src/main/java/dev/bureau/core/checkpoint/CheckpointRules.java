package dev.bureau.core.checkpoint;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.session.SessionCheckpointed;
import dev.bureau.core.session.ShortText;
import java.time.Duration;
import java.util.List;

/** The pure rules of checkpoints (E10). */
public final class CheckpointRules {
  /** For how long a checkpoint is kept. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final int LONGEST = 256;

  private CheckpointRules() {}

  /**
   * Takes a checkpoint of a session as it is.
   *
   * @param window how large windows are
   * @throws dev.bureau.core.error.BadInputException if the name is blank or longer than 256
   *     characters
   */
  public static Decision take(String name, WindowConfig window) {
    ShortText.check("checkpoint", name, LONGEST);
    return (session, aspects, moment) -> {
      ContextMap context = aspects.get(ContextMap.ASPECT);
      Checkpoint checkpoint =
          new Checkpoint(
              moment.commit().value(),
              session.version(),
              name,
              moment.now().plus(KEPT),
              window.gauge(context),
              new Checkpoint.Spent(session.totals().tokens(), session.totals().cost()),
              snapshot(context));
      return Change.of(List.of(new CheckpointTaken(checkpoint), new SessionCheckpointed()));
    };
  }

  /**
   * What a session knows, as its checkpoints say it: the same for the same, wherever it is kept.
   */
  public static Checkpoint.Snapshot snapshot(ContextMap context) {
    StringBuilder all = new StringBuilder();
    long tokens = 0;
    for (ContextEntry each : context.entries()) {
      tokens += each.tokens();
      all.append(each.key())
          .append('\n')
          .append(each.content().digest())
          .append(' ')
          .append(each.weight())
          .append(' ')
          .append(each.term())
          .append(' ')
          .append(each.place())
          .append('\n');
    }
    return new Checkpoint.Snapshot(context.entries().size(), tokens, BlobId.of(all.toString()));
  }
}

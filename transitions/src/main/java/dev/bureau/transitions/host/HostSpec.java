package dev.bureau.transitions.host;

import java.util.function.Supplier;

/**
 * What a host is to run, and how.
 *
 * @param starter starts the agent
 * @param transcripts where the agent writes
 * @param hooks makes those of each run; one for which it fails has none
 * @param config how the host works
 */
public record HostSpec(
    GuestStarter starter,
    TranscriptPlace transcripts,
    Supplier<RunHooks> hooks,
    HostConfig config) {
  /** As usual, without hooks. */
  public static HostSpec of(GuestStarter starter, TranscriptPlace transcripts) {
    return new HostSpec(starter, transcripts, () -> RunHooks.NOTHING, HostConfig.defaults());
  }

  /** The same with these hooks, made anew for each run. */
  public HostSpec hooks(Supplier<RunHooks> made) {
    return new HostSpec(starter, transcripts, made, config);
  }

  /** The same with another configuration. */
  public HostSpec config(HostConfig other) {
    return new HostSpec(starter, transcripts, hooks, other);
  }
}

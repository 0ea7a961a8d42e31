package dev.bureau.transitions.host;

import dev.bureau.core.door.Door;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.TranscriptReadException;
import dev.bureau.core.transcript.TranscriptRules;
import dev.bureau.core.transcript.Transcripts;
import dev.bureau.transitions.sync.Outbox;
import dev.bureau.transitions.sync.Syncing;
import dev.bureau.transitions.transcript.Delta;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one transcript for one session (T6): what was used and how far was read stand in the same
 * commit. It remembers nothing, the session does. Belongs to the host's lock.
 */
final class Monitor {
  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

  private final Door door;
  private final Billing billing;
  private final SessionId session;
  private final TranscriptReader reader;
  private final @Nullable Syncing syncing;
  private final Outbox outbox;

  Monitor(Premises premises, SessionId session, TranscriptReader reader) {
    this.door = premises.access().door();
    this.billing = premises.billing();
    this.session = session;
    this.reader = reader;
    this.syncing = premises.syncing();
    this.outbox = new Outbox(premises.access(), session, TranscriptName.MAIN, reader);
    if (syncing != null) {
      syncing.follow(outbox);
    }
  }

  TranscriptReader reader() {
    return reader;
  }

  /** How a last line without an end is taken. */
  enum End {
    WAITING,
    FINAL
  }

  /**
   * Reads and records what has been written since the last time.
   *
   * @return whether there was something
   */
  boolean read(End end) throws IOException {
    boolean found = false;
    Delta delta;
    do {
      Position from =
          door.remembered(session).aspects().get(Transcripts.ASPECT).position(TranscriptName.MAIN);
      delta = end == End.FINAL ? reader.readLast(from) : reader.read(from);
      record(from, delta);
      found |= !delta.isEmpty();
    } while (delta.rest() == Delta.Rest.MORE);
    return found;
  }

  /** Sinks get all that was read, at once; those that fail or take longer get it later (T7). */
  void sync(Duration patience) throws InterruptedException {
    if (syncing != null) {
      syncing.now(outbox, patience);
    }
  }

  /** Nothing more is read. */
  void close() {
    if (syncing != null) {
      syncing.leave(outbox);
    }
  }

  private void record(Position from, Delta delta) {
    if (delta.isEmpty()) {
      return;
    }
    delta.badLines().forEach(each -> LOG.warn("Session {} has a bad line: {}", session, each));
    delta.breaks().forEach(each -> LOG.info("Its transcript {} begins anew: {}", session, each));
    try {
      billing.record(
          session, delta.usage(), TranscriptRules.read(from, delta.event(TranscriptName.MAIN)));
      if (syncing != null) {
        outbox.add(delta);
      }
    } catch (TranscriptReadException e) {
      LOG.debug("Session {} was read by another", session, e); // read again from there
    }
  }
}

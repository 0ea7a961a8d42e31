package dev.bureau.transitions.host;

import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Door;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.transcript.Counts;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.TranscriptRead;
import dev.bureau.core.transcript.TranscriptReadException;
import dev.bureau.core.transcript.TranscriptRules;
import dev.bureau.core.transcript.Transcripts;
import dev.bureau.core.usage.Usage;
import dev.bureau.transitions.sync.Outbox;
import dev.bureau.transitions.sync.Syncing;
import dev.bureau.transitions.transcript.Delta;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one transcript for one session (T6): what was used and how far was read stand in the same
 * commit. It remembers nothing, the session does. Belongs to the host's lock.
 */
final class Monitor {
  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
  private static final int AT_ONCE = 4; // deltas

  private final Door door;
  private final Billing billing;
  private final SessionId session;
  private final TranscriptReader reader;
  private final UnaryOperator<Decision> condition;
  private final @Nullable Syncing syncing;
  private final Outbox outbox;

  /**
   * @param condition refuses what is decided when the session is not the one that was meant
   */
  Monitor(
      Premises premises,
      SessionId session,
      TranscriptReader reader,
      UnaryOperator<Decision> condition) {
    this.door = premises.access().door();
    this.billing = premises.billing();
    this.session = session;
    this.reader = reader;
    this.condition = condition;
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
      delta = readOn(end);
      found |= !delta.isEmpty();
    } while (delta.rest() == Delta.Rest.MORE);
    return found;
  }

  /** The same, but no more than some 16 MiB: the host has other things to do. */
  void readSome() throws IOException {
    Delta delta = readOn(End.WAITING);
    for (int i = 1; i < AT_ONCE && delta.rest() == Delta.Rest.MORE; i++) {
      delta = readOn(End.WAITING);
    }
  }

  private Delta readOn(End end) throws IOException {
    Position from =
        door.remembered(session).aspects().get(Transcripts.ASPECT).position(TranscriptName.MAIN);
    Delta delta = end == End.FINAL ? reader.readLast(from) : reader.read(from);
    record(from, delta);
    return delta;
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
      bill(from, delta);
      if (syncing != null) {
        outbox.add(delta);
      }
    } catch (TranscriptReadException e) {
      LOG.debug("Session {} was read by another", session, e); // read again from there
    }
  }

  private void bill(Position from, Delta delta) {
    TranscriptRead read = delta.event(TranscriptName.MAIN);
    try {
      commit(delta.usage(), from, read);
    } catch (BadInputException e) { // one report keeps none of the others from the bill
      commit(List.of(), from, read.refusing(billEach(from, delta.usage())));
    }
  }

  /**
   * Bills each call that can be billed. Who dies before the position is recorded does it again, and
   * a call is billed once.
   *
   * @return how many could not
   */
  private long billEach(Position from, List<Usage> reports) {
    TranscriptRead nothing = new TranscriptRead(TranscriptName.MAIN, from, Counts.NONE);
    long refused = 0;
    for (Usage each : reports) {
      try {
        commit(List.of(each), from, nothing);
      } catch (BadInputException e) {
        refused++;
        LOG.warn("Session {} cannot be billed for a call: {}", session, each.key(), e);
      }
    }
    return refused;
  }

  private void commit(List<Usage> reports, Position from, TranscriptRead read) {
    billing.record(session, reports, condition.apply(TranscriptRules.read(from, read)));
  }
}

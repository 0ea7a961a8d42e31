package dev.bureau.transitions.sync;

import dev.bureau.core.access.Access;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.Spot;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.TranscriptRules;
import dev.bureau.core.transcript.TranscriptSynced;
import dev.bureau.core.transcript.Transcripts;
import dev.bureau.transitions.transcript.Delta;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/**
 * What was read of one transcript on its way to sinks. How far each of them has it stands in the
 * session's journal. What was read lately is at hand, also when its file is gone; the rest is read
 * again from the file, so a process that died loses nothing. Thread-safe.
 */
public final class Outbox {
  private static final int MOST_LINES = 20_000;

  private final Access access;
  private final SessionId session;
  private final Instant created;
  private final TranscriptName transcript;
  private final TranscriptReader reader;
  private final Lock lock; // guards what follows; never held in a call
  private final Map<String, Position> confirmed = new HashMap<>();
  private final Deque<Delta> recent = new ArrayDeque<>();
  private int lines;
  private Position read;

  /**
   * @param access in whose name it is noted what sinks have
   * @param reader of that transcript
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   */
  public Outbox(
      Access access, SessionId session, TranscriptName transcript, TranscriptReader reader) {
    this.access = access;
    this.session = session;
    this.transcript = transcript;
    this.reader = reader;
    this.lock = access.seams().lock();
    Loaded loaded = access.door().load(session);
    this.created = loaded.session().times().created();
    this.read = loaded.aspects().get(Transcripts.ASPECT).position(transcript);
  }

  /** Whose transcript. */
  public SessionId session() {
    return session;
  }

  /**
   * More was read, and that is committed.
   *
   * @param delta begins where the one before has ended
   */
  public void add(Delta delta) {
    lock.lock();
    try {
      if (!delta.to().spot().isAfter(read.spot())) {
        return;
      }
      if (!delta.from().equals(read)) {
        forget(); // somebody has read in between: that is in the file
      }
      recent.add(delta);
      lines += delta.lines().size();
      read = delta.to();
      while (lines > MOST_LINES && recent.size() > 1) {
        lines -= recent.remove().lines().size();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether that one, too, is about this transcript of this session. */
  boolean isLike(Outbox other) {
    return session.equals(other.session) && transcript.equals(other.transcript);
  }

  private void forget() {
    recent.clear();
    lines = 0;
  }

  /** Whether a sink has all that was read. */
  boolean isDone(String sink) {
    Position has = confirmed(sink);
    return !read().spot().isAfter(has.spot());
  }

  /** What a sink gets next; empty if it has all. */
  Optional<Batch> next(String sink) throws IOException {
    Position has = confirmed(sink);
    Position end;
    lock.lock();
    try {
      end = read;
      for (Delta each : recent) {
        if (each.to().spot().isAfter(has.spot())) {
          if (!each.from().spot().isAfter(has.spot())) {
            return Optional.of(batch(each).after(has.spot()));
          }
          end = each.from();
          break;
        }
      }
    } finally {
      lock.unlock();
    }
    return end.spot().isAfter(has.spot()) ? Optional.of(again(has, end)) : Optional.empty();
  }

  /** Of the file, what is no longer at hand. */
  private Batch again(Position has, Position end) throws IOException {
    // Of several files that came and went in between only the last is there: its number is known.
    long last = end.spot().part();
    Position from = has.before(last);
    if (from.spot().part() < last && from.spot().offset() == 0) {
      from = from.nextPart(); // nobody knows which file that was
    }
    Delta delta = reader.read(from);
    if (!delta.to().spot().isAfter(has.spot()) && from.spot().part() < last) {
      delta = reader.read(from.nextPart()); // what only that file said is lost
    }
    if (!delta.to().spot().isAfter(has.spot())) {
      throw new IOException(
          "transcript '%s' cannot be read from part %d, byte %d on"
              .formatted(transcript, has.spot().part(), has.spot().offset()));
    }
    return batch(delta).upTo(end);
  }

  private Batch batch(Delta delta) {
    return new Batch(session, created, transcript, delta.to(), delta.lines());
  }

  /** A sink has it up to there, for good. */
  void confirm(String sink, Position to) {
    TranscriptSynced synced = new TranscriptSynced(sink, transcript, to);
    access.door().change(session, access.caller(), ofSameLife(TranscriptRules.synced(synced)));
    lock.lock();
    try {
      confirmed.put(sink, to);
    } finally {
      lock.unlock();
    }
  }

  /** What all of these have is needed no more. */
  void tidy(Iterable<String> sinks) {
    Spot least = read().spot();
    for (String each : sinks) {
      Spot has = confirmed(each).spot();
      least = has.isAfter(least) ? least : has;
    }
    lock.lock();
    try {
      Iterator<Delta> oldest = recent.iterator();
      while (oldest.hasNext()) {
        Delta delta = oldest.next();
        if (delta.to().spot().isAfter(least)) {
          return;
        }
        lines -= delta.lines().size();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  private Position read() {
    lock.lock();
    try {
      return read;
    } finally {
      lock.unlock();
    }
  }

  private Position confirmed(String sink) {
    lock.lock();
    try {
      Position known = confirmed.get(sink);
      if (known != null) {
        return known;
      }
    } finally {
      lock.unlock();
    }
    Position stored = state().confirmed(sink, transcript);
    lock.lock();
    try {
      return confirmed.merge(sink, stored, (a, b) -> a.spot().isAfter(b.spot()) ? a : b);
    } finally {
      lock.unlock();
    }
  }

  private Transcripts state() {
    Loaded loaded = access.door().load(session);
    requireSameLife(loaded.session());
    return loaded.aspects().get(Transcripts.ASPECT);
  }

  private Decision ofSameLife(Decision decision) {
    return (head, aspects, moment) -> {
      requireSameLife(head);
      return decision.decide(head, aspects, moment);
    };
  }

  /** Another one that took the id of a deleted session has transcripts of its own. */
  private void requireSameLife(Session present) {
    if (!present.times().created().equals(created)) {
      throw new NoSuchSessionException(session);
    }
  }
}

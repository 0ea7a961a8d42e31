package dev.bureau.testing.guide;

import dev.bureau.core.access.Access;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.JsonWalk;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.TranscriptRules;
import dev.bureau.core.transcript.Transcripts;
import dev.bureau.transitions.sync.Batch;
import dev.bureau.transitions.sync.FileSink;
import dev.bureau.transitions.sync.Outbox;
import dev.bureau.transitions.sync.Sink;
import dev.bureau.transitions.sync.SyncConfig;
import dev.bureau.transitions.sync.Syncing;
import dev.bureau.transitions.transcript.Delta;
import dev.bureau.transitions.transcript.Fact;
import dev.bureau.transitions.transcript.TranscriptFormat;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A secretary who writes down what is dictated, and others who want to have it. */
final class Dictation {
  private final Access access;
  private final SessionId session;
  private final TranscriptReader reader;
  private final Outbox outbox;

  Dictation(Access access, SessionId session, Path folder) {
    this.access = access;
    this.session = session;
    this.reader =
        new TranscriptReader(access.seams().disk(), folder, "shorthand.jsonl", new Shorthand());
    this.outbox = new Outbox(access, session, TranscriptName.MAIN, reader);
  }

  /** The lines of this secretary: {"no":7,"at":"2026-03-01T08:00:00Z","said":"Dear Sir"}. */
  static final class Shorthand implements TranscriptFormat {
    @Override
    public void read(JsonWalk line, Consumer<Fact> facts) {
      long number = 0;
      Instant at = Instant.EPOCH;
      String said = null;
      while (line.member()) {
        switch (line.name()) {
          case "no" -> number = line.whole();
          case "at" -> at = Instant.parse(String.valueOf(line.text()));
          case "said" -> said = line.text();
          default -> {} // passed over
        }
      }
      if (said != null) {
        facts.accept(new Fact.Message("no-" + number, at, "user", said));
      }
    }
  }

  /** Reads what is new; the position is in the journal with the same commit as what was used. */
  Delta listen() throws IOException {
    Position from =
        access.door().load(session).aspects().get(Transcripts.ASPECT).position(TranscriptName.MAIN);
    Delta delta = reader.read(from);
    access
        .door()
        .change(
            session, access.caller(), TranscriptRules.read(from, delta.event(TranscriptName.MAIN)));
    outbox.add(delta);
    return delta;
  }

  /** Whoever wants to know how many letters there are. */
  static final class Counter implements Sink {
    private final Set<String> letters = new TreeSet<>();

    @Override
    public String name() {
      return "counter";
    }

    @Override
    public synchronized void take(Batch batch) {
      for (var line : batch.lines()) {
        line.facts().forEach(each -> letters.add(batch.session() + " " + each));
      }
    }

    synchronized int letters() {
      return letters.size();
    }
  }

  /** Files and the counter get all of it, every minute, and now. */
  boolean distribute(Path archive, Counter counter) throws InterruptedException {
    Sink files = new FileSink("archive", archive, access.seams());
    SyncConfig config = SyncConfig.defaults().withEvery(Duration.ofMinutes(1));
    try (Syncing syncing = new Syncing(List.of(files, counter), config, access.seams())) {
      syncing.follow(outbox);
      return syncing.now(outbox, Duration.ofSeconds(10));
    }
  }
}

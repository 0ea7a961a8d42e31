package dev.bureau.testing.guide;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.cloning.CloneSpec;
import dev.bureau.orchestrator.migration.MigrationSpec;
import java.time.Duration;

/** A reading room that grows: its reader moves to a larger house, and gets a colleague. */
final class ReadingRoom {
  private final Bureau bureau;

  ReadingRoom(Bureau bureau) {
    this.bureau = bureau;
  }

  /** Moves a reader with all the notes, and says how far that is. */
  Session move(SessionId reader, String house) throws InterruptedException {
    return bureau
        .migration()
        .migrate(
            reader,
            MigrationSpec.to(house).within(Duration.ofMinutes(10)),
            progress -> System.out.printf("%d of %d%n", progress.filesDone(), progress.files()));
  }

  /** Has the reader stay, if the move was broken off. */
  Session stay(SessionId reader) throws InterruptedException {
    return bureau.migration().rollBack(reader);
  }

  /** A colleague who knows what the reader knows, and has copies of the notes. */
  Session colleague(SessionId reader, String house) {
    CloneSpec spec =
        CloneSpec.named("colleague").withResources().workspace(house).key("colleague of " + reader);
    Session colleague = bureau.cloning().clone(reader, spec);
    return bureau.sessions().start(colleague.id());
  }

  /** A beginner: the same description, and nothing else. */
  Session beginner(SessionId reader) {
    return bureau.cloning().clone(reader, CloneSpec.named("beginner").reset());
  }
}

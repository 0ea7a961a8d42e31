package dev.bureau.bench.durable;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The sessions that are changed in W2, and the change: a value of constant length in metadata. */
final class BenchSessions {
  static final int COUNT = 1_000;

  private static final long FIRST_VALUE = 1_000_000_000;

  private static final List<SessionId> IDS =
      IntStream.range(0, COUNT)
          .mapToObj(index -> new SessionId(String.format(Locale.ROOT, "bench-%06d", index)))
          .toList();

  private BenchSessions() {}

  /** Ids of one length, so that every session's rows have the same size. */
  static SessionId id(int index) {
    return IDS.get(index);
  }

  static void create(Bureau bureau, int count) {
    for (int i = 0; i < count; i++) {
      bureau
          .sessions()
          .create(
              SessionSpec.active("worker")
                  .id(id(i))
                  .workspace("team-17/project-42")
                  .metadata(Map.of("tenant", "t123", "n", FIRST_VALUE)));
    }
  }

  static SessionUpdate update(long number) {
    return SessionUpdate.metadata(Map.of("n", FIRST_VALUE + number));
  }
}

package dev.bureau.store.sql;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Commits until the file may not grow any more: tells each version that stands, then the refusal,
 * then what it can still read.
 */
final class FullDiskProcess {
  static final SessionId SESSION = new SessionId("grows");

  private static final int MOST = 10_000;

  private FullDiskProcess() {}

  public static void main(String[] arguments) {
    try (Store store =
        Sqlite.at(Path.of(arguments[0])).open(Seams.system(), CoreEvents.CATALOGUE)) {
      Door door = new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system());
      try {
        for (int i = 0; i < MOST; i++) {
          Map<String, Object> patch = Map.of("text" + i % 10, "x".repeat(4_000) + i);
          long version =
              door.change(
                      SESSION,
                      Caller.of(Actor.user("rig")),
                      (session, aspects, moment) ->
                          Change.of(SessionRules.update(session, SessionUpdate.metadata(patch))))
                  .session()
                  .version();
          System.out.println("stands " + version);
        }
      } catch (StoreException refused) {
        System.out.println("refused " + refused.category() + " " + refused.getMessage());
      }
      System.out.println(
          "reads " + store.sessions().head(SESSION).orElseThrow().session().version());
    }
  }
}

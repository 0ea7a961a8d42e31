package dev.bureau.store.sql;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a child process does until it is killed: several threads commit at once, each to a session
 * of its own, with a claim in every commit, and each says {@code NUMBER:VERSION;} when its commit
 * stands.
 */
final class KilledWriters {
  static final int SESSIONS = 4;
  static final String COUNT = "count";

  private static final Caller CALLER = Caller.of(Actor.user("writer"));

  private final Door door;

  private KilledWriters(Store store) {
    this.door = new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system());
  }

  /** {@code FILE}: opens it, says so, and writes for ever. */
  public static void main(String[] arguments) throws InterruptedException {
    Store store = Sqlite.at(Path.of(arguments[0])).open(Seams.system(), CoreEvents.CATALOGUE);
    KilledWriters writers = new KilledWriters(store);
    say("open");
    for (int i = 1; i < SESSIONS; i++) {
      int number = i;
      new Thread(() -> writers.writeForEver(number)).start();
    }
    writers.writeForEver(0);
  }

  static SessionId session(int number) {
    return new SessionId("written-" + number);
  }

  static Claim claim(int number, long count) {
    return new Claim("rig", number + ":" + count);
  }

  private void writeForEver(int number) {
    while (true) {
      say(number + ":" + write(number).version());
    }
  }

  private Session write(int number) {
    return door.change(
            session(number),
            CALLER,
            (session, aspects, moment) -> {
              long count = (Long) session.metadata().getOrDefault(COUNT, 0L) + 1;
              Change counted =
                  Change.of(
                      SessionRules.update(session, SessionUpdate.metadata(Map.of(COUNT, count))));
              return counted.and(Change.NONE.withClaims(List.of(claim(number, count))));
            })
        .session();
  }

  private static synchronized void say(String text) {
    System.out.print(text + ";\n");
    if (System.out.checkError()) {
      System.exit(1); // nobody listens any more: the rig itself is gone
    }
  }
}

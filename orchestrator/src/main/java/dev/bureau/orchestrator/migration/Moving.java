package dev.bureau.orchestrator.migration;

import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.migration.Migration;
import dev.bureau.core.migration.MigrationRules;
import dev.bureau.core.migration.MigrationVerified;
import dev.bureau.core.migration.Move;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.workspace.Contents;
import dev.bureau.orchestrator.workspace.CopyListener;

/** One move, there or back, by who holds the session's lease. */
final class Moving {
  private final Door door;
  private final SessionId session;
  private final Caller caller;
  private final Move move;
  private final Haul haul;

  Moving(Door door, Disk disk, SessionId session, Caller caller, Move move) {
    this.door = door;
    this.session = session;
    this.caller = caller;
    this.move = move;
    this.haul = new Haul(disk, move);
  }

  /** Goes on from wherever it was broken off. */
  Session on(Limit limit, CopyListener listener) {
    String digest = migration().copied();
    if (digest == null || !haul.isThere(digest)) {
      Contents copy = haul.copied(() -> limit.require("copying its files"), listener);
      digest = copy.digest();
      MigrationVerified verified = new MigrationVerified(digest, copy.files(), copy.bytes());
      door.change(session, caller, MigrationRules.verified(move, verified));
      limit.require("verifying the copies");
      haul.placed(digest);
    }
    return door.change(session, caller, MigrationRules.finished(move)).session();
  }

  /**
   * Has everything as before. The withdrawal is committed before a file is touched, so that no
   * commit of the move that is late can make the target the session's workspace.
   */
  Session back(String reason) {
    door.change(session, caller, MigrationRules.withdrawn(move, reason));
    Migration migration = migration();
    // Of a move that is over, nothing but the staging folder can be left.
    haul.undo(migration.is(move) ? migration.copied() : null);
    return door.change(session, caller, MigrationRules.rolledBack(move)).session();
  }

  private Migration migration() {
    return door.load(session).aspects().get(Migration.ASPECT);
  }
}

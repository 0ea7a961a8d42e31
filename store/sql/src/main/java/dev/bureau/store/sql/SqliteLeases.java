package dev.bureau.store.sql;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Leases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Leases in SQLite. All its processes share one machine, so its clock is the store's time. */
final class SqliteLeases implements Leases {
  private static final String COLUMNS =
      "session, node, boot, namespace, pid, started, epoch, until";
  private static final String READ =
      "SELECT " + COLUMNS + ", (SELECT created FROM session WHERE id = lease.session) FROM lease";
  private static final String OWN =
      " WHERE session = ? AND epoch = ? AND (node, boot, namespace, pid, started) = (?, ?, ?, ?,"
          + " ?) AND EXISTS (SELECT 1 FROM session WHERE id = lease.session AND created = ?)";

  private final Database database;
  private final Seams seams;

  SqliteLeases(Database database, Seams seams) {
    this.database = database;
    this.seams = seams;
  }

  @Override
  public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
    return database.write(
        link -> {
          Optional<Free> free =
              link.sql("SELECT epoch, created FROM session WHERE id = ?")
                  .text(session.value())
                  .first(row -> new Free(row.getLong(1), Nanos.instant(row.getLong(2))));
          if (free.isEmpty()) {
            return new LeaseOutcome.NoSession();
          }
          Instant now = seams.wall().instant();
          Optional<Lease> present =
              link.sql(READ + " WHERE session = ?")
                  .text(session.value())
                  .first(SqliteLeases::lease);
          if (present.isPresent() && present.get().holder().equals(holder)) {
            return granted(link, present.get().until(until(now, length)), false);
          }
          if (present.isPresent() && holds(present.get(), now)) {
            return new LeaseOutcome.Held(present.get());
          }
          long next = free.get().epoch() + 1;
          link.sql("UPDATE session SET epoch = ? WHERE id = ?")
              .number(next)
              .text(session.value())
              .update();
          Lease lease = new Lease(session, free.get().created(), holder, next, until(now, length));
          return granted(link, lease, present.isPresent());
        });
  }

  @Override
  public List<Lease> renew(Holder holder, Collection<Lease> leases, Duration length) {
    return database.write(
        link -> {
          Instant until = until(seams.wall().instant(), length);
          List<Lease> kept = new ArrayList<>();
          for (Lease each : leases) {
            Statement update =
                link.sql("UPDATE lease SET until = ?" + OWN).number(Nanos.clamped(until));
            if (own(update, holder, each).update() == 1) {
              kept.add(each.until(until));
            }
          }
          return kept;
        });
  }

  @Override
  public void release(Holder holder, Collection<Lease> leases) {
    database.write(
        link -> {
          int released = 0;
          for (Lease each : leases) {
            released += own(link.sql("DELETE FROM lease" + OWN), holder, each).update();
          }
          return released;
        });
  }

  @Override
  public List<Lease> holders() {
    return database.read(link -> link.sql(READ + " ORDER BY session").all(SqliteLeases::lease));
  }

  /** What a session was before somebody had it. */
  private record Free(long epoch, Instant created) {}

  private boolean holds(Lease lease, Instant now) {
    return now.isBefore(lease.until()) && !seams.processes().isGone(lease.holder().process());
  }

  /** As it is stored, so that what is answered now and what is read later are equal. */
  private static Instant until(Instant now, Duration length) {
    return Nanos.instant(Nanos.clamped(now.plus(length)));
  }

  private static LeaseOutcome granted(Link link, Lease lease, boolean takenOver)
      throws SQLException {
    ProcessStamp process = lease.holder().process();
    link.sql("INSERT OR REPLACE INTO lease (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .text(lease.session().value())
        .text(lease.holder().node())
        .text(process.boot())
        .text(process.namespace())
        .number(process.pid())
        .number(process.started())
        .number(lease.epoch())
        .number(Nanos.clamped(lease.until()))
        .update();
    return new LeaseOutcome.Granted(lease, takenOver);
  }

  private static Statement own(Statement statement, Holder holder, Lease lease)
      throws SQLException {
    ProcessStamp process = holder.process();
    return statement
        .text(lease.session().value())
        .number(lease.epoch())
        .text(holder.node())
        .text(process.boot())
        .text(process.namespace())
        .number(process.pid())
        .number(process.started())
        .number(Nanos.exact(lease.created()));
  }

  private static Lease lease(ResultSet row) throws SQLException {
    ProcessStamp process =
        new ProcessStamp(row.getString(3), row.getString(4), row.getLong(5), row.getLong(6));
    return new Lease(
        new SessionId(row.getString(1)),
        Nanos.instant(row.getLong(9)),
        new Holder(row.getString(2), process),
        row.getLong(7),
        Nanos.instant(row.getLong(8)));
  }
}

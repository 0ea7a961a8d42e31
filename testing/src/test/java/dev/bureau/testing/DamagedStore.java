package dev.bureau.testing;

import dev.bureau.core.error.Category;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Examination;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoredSession;
import dev.bureau.core.store.Unused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A store that gives back something else than was written to the one it stands over. */
final class DamagedStore extends ForwardingStore {
  UnaryOperator<List<Entry>> journals = UnaryOperator.identity();
  UnaryOperator<Optional<StoredSession>> heads = UnaryOperator.identity();
  UnaryOperator<Snapshot> snapshots = UnaryOperator.identity();
  final NavigableMap<Long, Snapshot> older = new TreeMap<>();
  UnaryOperator<Optional<byte[]>> values = UnaryOperator.identity();
  UnaryOperator<Page> pages = UnaryOperator.identity();
  UnaryOperator<Examination> examinations = UnaryOperator.identity();

  DamagedStore(Store works) {
    super(works);
  }

  static StoreException failing(Category category) {
    return new StoreException(category, "damaged store", "it is torn", "mend it", null);
  }

  /** Changes the entries that are meant, and leaves the others. */
  static UnaryOperator<List<Entry>> each(Function<Entry, Entry> damage) {
    return entries -> entries.stream().map(damage).toList();
  }

  @Override
  public Examination examine() {
    return examinations.apply(super.examine());
  }

  @Override
  public Sessions sessions() {
    return new DamagedSessions(super.sessions());
  }

  @Override
  public Blobs blobs() {
    return new DamagedBlobs(super.blobs(), values);
  }

  private final class DamagedSessions extends ForwardingSessions {
    DamagedSessions(Sessions works) {
      super(works);
    }

    @Override
    public Optional<StoredSession> head(SessionId session) {
      return heads.apply(super.head(session));
    }

    @Override
    public List<Entry> journal(SessionId session, long from, int limit) {
      List<Entry> all = new ArrayList<>(super.journal(session, 1, Integer.MAX_VALUE));
      return all.isEmpty()
          ? all
          : journals.apply(all).stream().filter(each -> each.version() >= from).toList();
    }

    @Override
    public Optional<Snapshot> snapshot(SessionId session, long atMost) {
      return super.snapshot(session, atMost)
          .or(() -> Optional.ofNullable(older.floorEntry(atMost)).map(Map.Entry::getValue))
          .map(snapshots);
    }

    @Override
    public Page query(Query query) {
      return pages.apply(super.query(query));
    }
  }

  private record DamagedBlobs(Blobs works, UnaryOperator<Optional<byte[]>> values)
      implements Blobs {
    @Override
    public BlobId put(byte[] content) {
      return works.put(content);
    }

    @Override
    public Optional<byte[]> get(BlobId id) {
      return values.apply(works.get(id));
    }

    @Override
    public Unused unused(Instant putBefore) {
      return works.unused(putBefore);
    }

    @Override
    public Unused collect(Instant putBefore) {
      return works.collect(putBefore);
    }
  }
}

package dev.bureau.orchestrator.context;

import dev.bureau.core.context.Content;
import dev.bureau.core.context.ContextCompressed;
import dev.bureau.core.context.ContextPut;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a compression gave up, as it stands in the journal (E3). */
final class Dropped {
  private static final int ENTRIES_PER_PAGE = 1_000;

  private final Sessions sessions;
  private final SessionId session;
  private final long version;

  Dropped(Sessions sessions, SessionId session, long version) {
    this.sessions = sessions;
    this.session = session;
    this.version = version;
  }

  SortedMap<String, Content> contents() {
    List<Entry> commit =
        version < 1
            ? List.of()
            : sessions.journal(session, version, 1).stream()
                .filter(each -> each.version() == version)
                .toList();
    SortedMap<String, Content> all = new TreeMap<>();
    for (Entry each : commit) {
      if (each.event() instanceof ContextCompressed compressed) {
        all.putAll(given(compressed, each));
      }
    }
    if (all.isEmpty()) {
      throw new BadInputException(
          "version", version, "give that of an entry context.compressed of the journal");
    }
    return all;
  }

  /** What was put last under each key before it was given up, by the commits that it names. */
  private SortedMap<String, Content> given(ContextCompressed compressed, Entry entry) {
    Map<String, Content> known = new HashMap<>();
    long from = compressed.from();
    List<Entry> page;
    do {
      page = sessions.journal(session, from, ENTRIES_PER_PAGE);
      for (Entry each : page) {
        from = each.version() + 1;
        if (isBefore(each, entry) && each.event() instanceof ContextPut put) {
          known.put(put.entry().key(), put.entry().content());
        }
      }
    } while (!page.isEmpty() && from <= Math.min(compressed.to(), version));
    SortedMap<String, Content> given = new TreeMap<>();
    for (Map.Entry<String, BlobId> each : compressed.dropped().entrySet()) {
      Content content = known.get(each.getKey());
      if (content == null || !content.digest().equals(each.getValue())) {
        throw new StoreException(
            Category.UNREADABLE,
            "session " + session,
            "what its context said under '%s' before version %d is not in its journal"
                .formatted(each.getKey(), version),
            "restore it from a backup",
            null);
      }
      given.put(each.getKey(), content);
    }
    return given;
  }

  private static boolean isBefore(Entry each, Entry entry) {
    return each.version() < entry.version()
        || (each.version() == entry.version() && each.index() < entry.index());
  }
}

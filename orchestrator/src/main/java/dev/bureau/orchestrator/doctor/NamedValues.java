package dev.bureau.orchestrator.doctor;

import dev.bureau.core.cell.CellRules;
import dev.bureau.core.context.ContextRules;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Assignment;
import dev.bureau.core.session.SessionCreated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored values that the events of one journal name: prompts, results, what agents know. */
final class NamedValues {
  private final Map<BlobId, Long> versions = new LinkedHashMap<>();

  void in(Entry entry) {
    if (entry.event() instanceof SessionCreated created) {
      Assignment assignment = created.profile().assignment();
      add(assignment.initialPrompt(), entry.version());
      add(assignment.systemPrompt(), entry.version());
    }
    List<Event<?>> event = List.of(entry.event());
    CellRules.blobs(event).forEach(each -> add(each, entry.version()));
    ContextRules.blobs(event).forEach(each -> add(each, entry.version()));
  }

  private void add(@Nullable BlobId id, long version) {
    if (id != null) {
      versions.putIfAbsent(id, version);
    }
  }

  /** Each of them, with the first version that names it. */
  Map<BlobId, Long> all() {
    return versions;
  }
}

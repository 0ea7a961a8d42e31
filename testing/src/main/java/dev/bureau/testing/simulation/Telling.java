package dev.bureau.testing.simulation;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.CellEvent;
import dev.bureau.core.cell.CellFailed;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import java.util.stream.Collectors;

/** A commit as the timeline tells it: each event by its name, and what it is about. */
final class Telling {
  private Telling() {}

  static String of(Commit commit, long version) {
    return "%s is at version %d: %s"
        .formatted(
            commit.session(),
            version,
            commit.change().events().stream().map(Telling::of).collect(Collectors.joining(", ")));
  }

  private static String of(Event<?> event) {
    String about = about(event);
    String name = CoreEvents.CATALOGUE.nameOf(event);
    return about.isEmpty() ? name : name + " " + about;
  }

  private static String about(Event<?> event) {
    if (event instanceof MessageHandled handled) {
      return handled.message().type() + " " + handled.message().id();
    }
    if (event instanceof MessageSent sent) {
      return sent.type() + " to " + sent.receiver();
    }
    if (event instanceof CellFailed failed) {
      return failed.step().key().name() + ": " + failed.error();
    }
    if (event instanceof CellEvent cell) {
      return cell.step().key().name();
    }
    return event instanceof StatusChanged changed ? "to " + changed.to() : "";
  }
}

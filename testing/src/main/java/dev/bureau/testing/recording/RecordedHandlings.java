package dev.bureau.testing.recording;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.CellEvent;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Fold;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.model.ModelSwitched;
import dev.bureau.core.session.ModelChanged;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpent;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.task.TaskEnded;
import dev.bureau.core.task.TaskGiven;
import dev.bureau.core.task.TaskHandedOut;
import dev.bureau.core.usage.UsageEvent;
import dev.bureau.core.wait.Enquiry;
import dev.bureau.core.wait.WaitEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a journal what was handled, and how. The commits that a handling made on its way, for
 * its cells, stand right before the one that ends it; the session as the agent saw it is the one
 * before them. Quick handlings share a commit: each saw what the ones before had made of it.
 */
final class RecordedHandlings {
  private final Recording recording;
  private final Fold fold = new Fold(CoreEvents.CATALOGUE);
  private final List<RecordedHandling> handlings = new ArrayList<>();
  private Fold.State state;
  private Fold.State shown;
  private @Nullable MessageId underWay;

  private RecordedHandlings(Recording recording) {
    this.recording = recording;
    this.state = new Fold.State(Session.absent(recording.session()), Aspects.NONE);
    this.shown = state;
  }

  /** In the order in which they ended. */
  static List<RecordedHandling> of(Recording recording) {
    RecordedHandlings reading = new RecordedHandlings(recording);
    Map<Long, List<Entry>> commits = new TreeMap<>();
    for (Entry each : recording.entries()) {
      commits.computeIfAbsent(each.version(), version -> new ArrayList<>()).add(each);
    }
    commits.values().forEach(reading::read);
    Cells last =
        reading.state.aspects().get(Cells.ASPECT); // only the end tells what became of them
    return reading.handlings.stream().map(each -> each.with(last)).toList();
  }

  private void read(List<Entry> commit) {
    Entry first = commit.get(0);
    while (state.session().version() < first.version() - 1) {
      committed(first.at()); // without an event
    }
    if (!isBill(commit)) {
      noteMessage(messageOf(commit));
    }
    List<RecordedHandling.Gathered> gathered = new ArrayList<>();
    boolean isFirst = true;
    boolean isOfTheAgent = true;
    boolean isAfterUsage = false;
    for (Entry each : commit) {
      boolean bills = isBilling(each.event(), isAfterUsage);
      isAfterUsage = bills && !(each.event() instanceof SessionSpent);
      Fold.State before = state;
      state = after(state, each);
      if (each.event() instanceof MessageHandled handled) {
        gathered = new ArrayList<>();
        handlings.add(handling(each, handled, isFirst ? shown : before, gathered));
        isFirst = false;
        isOfTheAgent = true;
      } else if (each.event() instanceof TaskHandedOut || each.event() instanceof TaskEnded) {
        isOfTheAgent = false; // the rules of handing out have the last word in a handling
      } else if (isOfTheAgent && !bills && !(each.event() instanceof WaitEnded)) {
        gathered.add(new RecordedHandling.Gathered(each.event(), step(each)));
      }
    }
    committed(first.at());
  }

  private void noteMessage(@Nullable MessageId working) {
    if (working == null || !working.equals(underWay)) {
      underWay = working;
      shown = state;
    }
  }

  /** What a call of a model has used is not the agent's doing, nor is which model answered it. */
  private static boolean isBilling(Event<?> event, boolean isAfterUsage) {
    return event instanceof UsageEvent
        || event instanceof SessionSpent
        || (isAfterUsage && (event instanceof ModelSwitched || event instanceof ModelChanged));
  }

  /** A commit of its own for what was used. */
  private static boolean isBill(List<Entry> commit) {
    return commit.get(0).event() instanceof UsageEvent
        && commit.stream().allMatch(each -> isBilling(each.event(), true));
  }

  /** The message that a commit has to do with first; null for one from elsewhere. */
  private static @Nullable MessageId messageOf(List<Entry> commit) {
    for (Entry each : commit) {
      Event<?> event = each.event();
      if (event instanceof MessageHandled handled) {
        return handled.message().id();
      }
      if (event instanceof CellEvent cell) {
        return cell.step().key().message();
      }
      if (!(event instanceof StatusChanged changed && changed.operation() == Operation.WORK)) {
        return null;
      }
    }
    return null;
  }

  private RecordedHandling handling(
      Entry entry,
      MessageHandled handled,
      Fold.State seen,
      List<RecordedHandling.Gathered> gathered) {
    return new RecordedHandling(
        entry,
        handled.message(),
        seen,
        state,
        entry.at(),
        state.aspects().get(Cells.ASPECT),
        gathered);
  }

  private RecordedStep step(Entry entry) {
    if (entry.event() instanceof MessageSent sent) {
      return RecordedStep.send(
          sent.type(),
          sent.receiver(),
          key(entry, sent.message()),
          recording.contents().get(new Recording.Sent(sent.receiver(), sent.message())));
    }
    if (entry.event() instanceof TaskGiven given) {
      Enquiry task = given.task();
      return RecordedStep.delegate(
          task.letter().type(), task.receiver(), key(entry, task.id()), task.letter().content());
    }
    return RecordedStep.of(entry.event());
  }

  /** The id of a message, unless it was named after the commit. */
  private static @Nullable MessageId key(Entry entry, MessageId message) {
    return message.value().startsWith(entry.commit().value() + "-") ? null : message;
  }

  private Fold.State after(Fold.State before, Entry entry) {
    return fold.after(before, List.of(entry.event()), entry.at());
  }

  private void committed(Instant at) {
    state = new Fold.State(state.session().committed(at), state.aspects());
  }
}

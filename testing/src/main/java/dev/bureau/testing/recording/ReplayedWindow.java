package dev.bureau.testing.recording;

import dev.bureau.core.change.Fold;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.Content;
import dev.bureau.core.context.ContextCompressed;
import dev.bureau.core.context.ContextDeferred;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.ContextPositioned;
import dev.bureau.core.context.ContextPut;
import dev.bureau.core.context.ContextRecalled;
import dev.bureau.core.context.ContextRemoved;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.RecoveryWanted;
import dev.bureau.core.context.ThresholdCrossed;
import dev.bureau.core.context.ThresholdLeft;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.journal.Event;
import dev.bureau.orchestrator.context.ContextView;
import dev.bureau.orchestrator.context.ContextWindow;
import dev.bureau.orchestrator.context.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an agent knew, as it is recorded. What it changes is held against the recording; how tokens
 * were counted, what was compressed and what followed from how full the window was is not the
 * agent's doing, and comes from there.
 */
final class ReplayedWindow implements ContextWindow {
  private final Rehearsal rehearsal;
  private final Supplier<Fold.State> state;
  private final Consumer<RecordedStep> takes;
  private final Function<BlobId, Map<String, Object>> attached;

  /**
   * @param state the session by now
   * @param takes holds a step against the recording, and goes on with what is recorded
   * @param attached reads large values
   */
  ReplayedWindow(
      Rehearsal rehearsal,
      Supplier<Fold.State> state,
      Consumer<RecordedStep> takes,
      Function<BlobId, Map<String, Object>> attached) {
    this.rehearsal = rehearsal;
    this.state = state;
    this.takes = takes;
    this.attached = attached;
  }

  @Override
  public void put(Note note) {
    BlobId digest = BlobId.of(Content.text(note.key(), note.value()));
    if (context().find(note.key()).filter(each -> isThat(each, note, digest)).isPresent()) {
      return;
    }
    Optional<ContextEntry> then =
        next().filter(ContextPut.class::isInstance).map(each -> ((ContextPut) each).entry());
    Content content =
        then.map(ContextEntry::content)
            .filter(each -> each.digest().equals(digest))
            .orElseGet(() -> new Content(note.value(), null));
    takes(
        new ContextPut(
            new ContextEntry(
                note.key(),
                content,
                then.map(ContextEntry::tokens).orElse(0L),
                note.weight(),
                note.term(),
                ContextEntry.Place.WINDOW,
                then.map(ContextEntry::version).orElse(0L))));
    follow();
  }

  private static boolean isThat(ContextEntry present, Note note, BlobId digest) {
    return present.counts()
        && present.weight() == note.weight()
        && present.term() == note.term()
        && present.content().digest().equals(digest);
  }

  @Override
  public void remove(String key) {
    if (context().find(key).isPresent()) {
      takes(new ContextRemoved(key));
      follow();
    }
  }

  @Override
  public void recall(String key) {
    if (context().find(key).filter(each -> !each.counts()).isPresent()) {
      takes(new ContextRecalled(List.of(key)));
      follow();
    }
  }

  @Override
  public Optional<Object> get(String key) {
    return context().find(key).map(ContextEntry::content).map(this::value);
  }

  private Object value(Content content) {
    Object value = content.value();
    return value == null ? attached.apply(content.digest()).getOrDefault("value", Map.of()) : value;
  }

  @Override
  public void report(ContextReported report) {
    if (next().filter(ContextReported.class::isInstance).isPresent()) {
      takes(report);
      follow();
    }
  }

  /** What the compressor gave up then. */
  @Override
  public void compress(CompressionLevel level) {
    Optional<ContextCompressed> then =
        next().filter(ContextCompressed.class::isInstance).map(ContextCompressed.class::cast);
    if (then.isPresent()) {
      ContextCompressed was = then.get();
      takes(new ContextCompressed(level, was.from(), was.to(), was.digest(), was.dropped()));
      while (next().filter(each -> isInstead(each, was)).isPresent()) {
        takes(next().orElseThrow());
      }
      follow();
    }
  }

  private static boolean isInstead(Event<?> event, ContextCompressed compressed) {
    return event instanceof ContextPut put && compressed.dropped().containsKey(put.entry().key());
  }

  /** By the usual rules: what those were by which it was shown then is not recorded. */
  @Override
  public ContextView view() {
    return ContextView.of(state.get().session().id(), context(), WindowConfig.defaults());
  }

  private ContextMap context() {
    return state.get().aspects().get(ContextMap.ASPECT);
  }

  private Optional<Event<?>> next() {
    return rehearsal.next().map(RecordedHandling.Gathered::event);
  }

  private void takes(Event<?> event) {
    takes.accept(RecordedStep.of(event));
  }

  /** What followed from how full the window was by that; the reading comes last. */
  private void follow() {
    while (next().filter(ReplayedWindow::follows).isPresent()) {
      takes(next().orElseThrow());
    }
    next().filter(ContextPositioned.class::isInstance).ifPresent(this::takes);
  }

  private static boolean follows(Event<?> event) {
    return event instanceof ThresholdCrossed
        || event instanceof ThresholdLeft
        || event instanceof ContextDeferred
        || event instanceof ContextRecalled
        || event instanceof ContextCompressed
        || event instanceof RecoveryWanted;
  }
}

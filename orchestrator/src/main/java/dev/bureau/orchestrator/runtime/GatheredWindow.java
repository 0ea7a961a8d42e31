package dev.bureau.orchestrator.runtime;

import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.context.ContextView;
import dev.bureau.orchestrator.context.ContextWindow;
import dev.bureau.orchestrator.context.Librarian;
import dev.bureau.orchestrator.context.Note;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What an attempt makes of its session's context, on top of how it was shown (E3). */
final class GatheredWindow implements ContextWindow {
  private final Session session;
  private final Fold fold;
  private final Librarian librarian;
  private final Moment moment;
  private final Consumer<Decision> gathers;
  private Fold.State state;

  /**
   * @param now the time of the handling
   * @param gathers takes the decisions that the handling ends with
   */
  GatheredWindow(
      Fold.State shown, Fold fold, Librarian librarian, Instant now, Consumer<Decision> gathers) {
    this.session = shown.session();
    this.fold = fold;
    this.librarian = librarian;
    // Contexts take nothing else from the commit, and this one is only for showing.
    this.moment = new Moment(now, new CommitId(0, 0), Actor.session(session.id()));
    this.gathers = gathers;
    this.state = shown;
  }

  @Override
  public void put(Note note) {
    gather(librarian.put(note));
  }

  @Override
  public void remove(String key) {
    gather(librarian.rules().remove(key));
  }

  @Override
  public void recall(String key) {
    gather(librarian.rules().recall(key));
  }

  @Override
  public Optional<Object> get(String key) {
    return context().find(key).map(ContextEntry::content).map(librarian::value);
  }

  @Override
  public void report(ContextReported report) {
    gather(librarian.rules().report(report));
  }

  @Override
  public void compress(CompressionLevel level) {
    gather(librarian.compress(session.id(), context(), level));
  }

  @Override
  public ContextView view() {
    return ContextView.of(session.id(), context(), librarian.rules().config());
  }

  private ContextMap context() {
    return state.aspects().get(ContextMap.ASPECT);
  }

  /** What it refuses here is not gathered. */
  private void gather(Decision decision) {
    state =
        fold.after(
            state,
            decision.decide(state.session(), state.aspects(), moment).events(),
            moment.now());
    gathers.accept(decision);
  }
}

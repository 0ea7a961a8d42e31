package dev.bureau.testing.guide;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.transitions.TransitionListener;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.Transitioned;
import dev.bureau.transitions.chain.ChainStatistics;
import dev.bureau.transitions.chain.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A lighthouse whose keepers relieve each other. */
final class Lighthouse {
  private final Bureau bureau;

  Lighthouse(Bureau bureau) {
    this.bureau = bureau;
  }

  /** The keeper of the night ends what is at hand, and another one goes on. */
  Session relieve(SessionId keeper) throws InterruptedException {
    return bureau
        .transitions()
        .transition(
            keeper,
            TransitionSpec.of(Cause.HANDOFF)
                .reason("the morning shift")
                .drain(Duration.ofMinutes(5)))
        .to();
  }

  /** The keeper begins anew, and the diary has how it went. */
  Transitioned clear(SessionId keeper, List<String> diary) throws InterruptedException {
    return bureau
        .transitions()
        .transition(
            keeper,
            TransitionSpec.of(Cause.CLEAR),
            new TransitionListener() {
              @Override
              public void ended(Session old) {
                diary.add(old.id() + " has ended");
              }

              @Override
              public void begun(Session next) {
                diary.add(next.id() + " is there");
              }
            });
  }

  /** Whoever slept, fell ill or had gone for good, somebody is at the light. */
  Session light(SessionId keeper) throws InterruptedException {
    return bureau.transitions().resume(keeper);
  }

  /** Nobody can remember all of this: somebody goes on with what matters. */
  Session unburden(SessionId keeper) throws InterruptedException {
    return bureau.recovery().recover(keeper).to();
  }

  /** All who ever kept this light. */
  List<Life> keepers(SessionId keeper) {
    return bureau.chains().of(keeper);
  }

  /** The same for the archive of the port: a line of JSON for each. */
  void export(SessionId keeper, Consumer<String> port) {
    bureau.chains().export(keeper, port);
  }

  /** How often keepers of any light relieved each other. */
  ChainStatistics reliefs(Instant since, Instant until) {
    return bureau.chains().statistics(since, until);
  }

  /** The light is out for good, and nobody is to read of it. */
  List<SessionId> forget(SessionId keeper) {
    return bureau.sessions().deleteChain(keeper);
  }
}

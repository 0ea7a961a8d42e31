package dev.bureau.core.affinity;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.id.SessionId;

/** The pure rules of affinity: decisions about the session {@code bureau}. */
public final class AffinityRules {
  private AffinityRules() {}

  /** Binds a director, in place of the binding it has; nothing happens if it is the same. */
  public static Decision bind(Binding binding) {
    return (session, aspects, moment) ->
        aspects.get(Bindings.ASPECT).find(binding.director()).filter(binding::equals).isPresent()
            ? Change.NONE
            : Change.of(new AffinityBound(binding));
  }

  /**
   * Takes a director's binding away.
   *
   * @throws NoSuchBindingException when it is decided, if it has none
   */
  public static Decision unbind(SessionId director) {
    return (session, aspects, moment) -> {
      if (aspects.get(Bindings.ASPECT).find(director).isEmpty()) {
        throw new NoSuchBindingException(director);
      }
      return Change.of(new AffinityUnbound(director));
    };
  }

  /** Takes away the binding of a director that is about to go; nothing happens if it has none. */
  public static Decision forget(SessionId director) {
    return (session, aspects, moment) ->
        aspects.get(Bindings.ASPECT).find(director).isEmpty()
            ? Change.NONE
            : Change.of(new AffinityUnbound(director));
  }
}

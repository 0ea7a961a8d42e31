package dev.bureau.orchestrator.affinity;

import dev.bureau.core.access.Reserved;
import dev.bureau.core.affinity.AffinityRules;
import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Bindings;
import dev.bureau.core.affinity.NoSuchBindingException;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import java.util.List;
import java.util.Optional;

/**
 * Binds directors to departments, and chooses which of them gets a piece of work (S40). Bindings
 * are kept in the journal of the session {@code bureau}; ids name chains and mean their live ends.
 * Thread-safe. Each method that changes something throws what {@link Door#change} throws, beside
 * what it says itself, and all but {@link #all} and {@link #of} throw {@link
 * dev.bureau.orchestrator.configuration.SwitchedOffException} if {@code affinity.enabled} is off.
 *
 * <p>A member that is final, in ERROR, UNHEALTHY, gone, being stopped, or has deregistered gets
 * nothing until that is over. What this process commits is seen at once, what another one does
 * within the interval of the binding. One that its journal has as UNHEALTHY, and that works in no
 * other process, is examined at each look: nobody else might find out that it is well again.
 *
 * <pre>{@code
 * bureau.affinity().bind(Binding.of(director, List.of(one, two), Strategy.STICKY));
 * SessionId department = bureau.affinity().choose(director, Request.keyed("customer-7"));
 * }</pre>
 */
public final class Affinity {
  private final Door door;
  private final Reserved reserved;
  private final Desks desks;

  /**
   * @param actor in whose name bindings are changed
   * @param desks where this process hands out
   */
  public Affinity(Door door, Actor actor, Desks desks) {
    this.door = door;
    this.reserved = new Reserved(door, Caller.of(actor));
    this.desks = desks;
  }

  /**
   * Binds a director to departments, in place of the binding it has. One without members is to all
   * that it supervises, as they come and go.
   *
   * @return the binding as it is kept, with the first sessions of the chains
   * @throws NoSuchSessionException if one of them does not exist
   * @throws SessionEndedException if one of them has ended and nobody has taken over
   * @throws BadInputException if the director is no DIRECTOR, or a member is no DEPARTMENT or
   *     belongs to the chain of another
   */
  public Binding bind(Binding binding) {
    desks.requireOn();
    Binding kept =
        new Binding(
            chain("director", binding.director(), SessionType.DIRECTOR),
            binding.members().stream()
                .map(each -> chain("member", each, SessionType.DEPARTMENT))
                .toList(),
            binding.strategy(),
            binding.check());
    reserved.change(AffinityRules.bind(kept));
    return kept;
  }

  private SessionId chain(String field, SessionId id, SessionType wanted) {
    Session end = door.end(id).orElseThrow(() -> new NoSuchSessionException(id));
    if (end.type() != wanted) {
      throw new BadInputException(
          field, id, "it is of type %s, give a %s".formatted(end.type(), wanted));
    }
    if (end.hasEnded()) {
      throw new SessionEndedException(id);
    }
    return end.links().chain();
  }

  /**
   * Takes a director's binding away.
   *
   * @throws NoSuchBindingException if it has none
   */
  public void unbind(SessionId director) {
    desks.requireOn();
    SessionId chain = chain(director);
    if (of(chain).isEmpty()) {
      throw new NoSuchBindingException(director);
    }
    reserved.change(AffinityRules.unbind(chain));
  }

  private SessionId chain(SessionId session) {
    return door.end(session).map(each -> each.links().chain()).orElse(session);
  }

  /** All bindings, by their directors. */
  public List<Binding> all() {
    return reserved.get(Bindings.ASPECT).all();
  }

  /** The binding of a director, if it has one. */
  public Optional<Binding> of(SessionId director) {
    return reserved.get(Bindings.ASPECT).find(chain(director));
  }

  /**
   * The members of a director's binding as this process sees them, in the order of the binding; for
   * whoever wants to choose in another way, too.
   *
   * @throws NoSuchBindingException if it has none
   * @throws IllegalStateException if this bureau is closed and has not asked for it before
   */
  public List<Member> members(SessionId director) {
    return desks.members(director);
  }

  /**
   * Chooses who is to get a piece of a director's work. It promises nothing about the work: send it
   * to whom this answers. The first choice for a director reads the store, others memory only.
   *
   * @return the live end of the department's chain
   * @throws NoSuchBindingException if the director is bound to no departments
   * @throws NoMemberAvailableException if none of them can take it
   * @throws BadInputException if its strategy goes by something else
   * @throws IllegalStateException if this bureau is closed and has not asked for it before
   */
  public SessionId choose(SessionId director, Request request) {
    return desks.choose(director, request);
  }
}

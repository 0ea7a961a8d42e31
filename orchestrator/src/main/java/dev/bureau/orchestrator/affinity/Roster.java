package dev.bureau.orchestrator.affinity;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A binding with its members as they were at one look, and whose turn it is among those that are
 * fit. Immutable but for the turns. Thread-safe.
 */
final class Roster {
  private final Binding binding;
  private final List<Member> members;
  private final Request.Kind kind;
  private final Chooser chooser;

  private Roster(Binding binding, List<Member> members, Chooser chooser) {
    this.binding = binding;
    this.members = members;
    this.kind = Request.Kind.of(binding.strategy());
    this.chooser = chooser;
  }

  /**
   * Sets it up.
   *
   * @param members all of them, in the order of the binding
   * @param number how many there were before, so that not the same member begins each time
   * @param waiting how many messages wait for a member; asked if the strategy goes by it
   */
  static Roster of(
      Binding binding, List<Member> members, int number, ToLongFunction<SessionId> waiting) {
    List<Member> fit = members.stream().filter(Member::isFit).toList();
    Chooser chooser =
        switch (binding.strategy()) {
          case ROUND_ROBIN -> Chooser.roundRobin(fit, number);
          case LEAST_LOADED ->
              Chooser.leastLoaded(fit, fit.stream().map(Member::id).mapToLong(waiting).toArray());
          case STICKY -> Chooser.sticky(fit);
          case CAPABILITY -> Chooser.byCapability(fit, number);
        };
    return new Roster(binding, List.copyOf(members), chooser);
  }

  Binding binding() {
    return binding;
  }

  List<Member> members() {
    return members;
  }

  /**
   * Whom to give it.
   *
   * @throws NoMemberAvailableException if nobody who can do it is fit
   * @throws BadInputException if the strategy goes by something else
   */
  SessionId choose(Request request) {
    @Nullable SessionId chosen = request.kind() == kind ? chooser.choose(request) : null;
    if (chosen == null) {
      throw refusal(request);
    }
    return chosen;
  }

  private BureauException refusal(Request request) {
    if (request.kind() != kind) {
      return new BadInputException(
          "request",
          request,
          "'%s' is bound by %s, so give %s"
              .formatted(binding.director(), binding.strategy(), kind.call()));
    }
    Map<SessionId, String> out = new LinkedHashMap<>();
    for (Member each : members) {
      String trouble = each.out();
      out.put(each.id(), trouble == null ? "it cannot do '" + request.value() + "'" : trouble);
    }
    return new NoMemberAvailableException(binding.director(), out);
  }
}

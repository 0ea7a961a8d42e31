package dev.bureau.core.budget;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A session's limits, what is promised to calls under way, and what calls have spent that stands
 * nowhere else: their time, and the calls of which nobody reported any usage. Immutable.
 */
public final class Budget {
  private static final Budget EMPTY =
      new Budget(List.of(), TreePMap.empty(), Amounts.NONE, Amounts.NONE, Instant.EPOCH);

  /** The budget as an aspect of a session. */
  public static final Aspect<Budget> ASPECT =
      new Aspect<>("budget", 1, EMPTY, Form.of(Stored.class, Budget::stored, Stored::restored));

  private final List<Standing> limits;
  private final TreePMap<String, Reservation> reservations;
  private final Amounts reserved;
  private final Amounts spent;
  private final Instant used;

  private Budget(
      List<Standing> limits,
      TreePMap<String, Reservation> reservations,
      Amounts reserved,
      Amounts spent,
      Instant used) {
    this.limits = limits;
    this.reservations = reservations;
    this.reserved = reserved;
    this.spent = spent;
    this.used = used;
  }

  /** As it stands in a snapshot. */
  record Stored(
      List<Standing> limits, List<Reservation> reservations, Amounts spent, Instant used) {
    Budget restored() {
      TreePMap<String, Reservation> open = TreePMap.empty();
      Amounts sum = Amounts.NONE;
      for (Reservation each : reservations) {
        open = open.plus(each.key(), each);
        sum = sum.plus(each.need());
      }
      return new Budget(List.copyOf(limits), open, sum, spent, used);
    }
  }

  private Stored stored() {
    return new Stored(limits, List.copyOf(reservations.values()), spent, used);
  }

  /** Its limits, in the order in which they were first set. */
  public List<Standing> limits() {
    return limits;
  }

  /** The limit of a measure for a reach, if there is one. */
  public Optional<Standing> limit(Measure measure, Reach reach) {
    for (Standing each : limits) {
      if (each.limit().is(measure, reach)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Whether something limits all that are below. */
  public boolean limitsTree() {
    for (Standing each : limits) {
      if (each.limit().reach() == Reach.TREE) {
        return true;
      }
    }
    return false;
  }

  /** Its limits of that reach, as they were set. */
  public List<Limit> limits(Reach reach) {
    return limits.stream().map(Standing::limit).filter(each -> each.reach() == reach).toList();
  }

  /** The limit because of which somebody is asked that question. */
  public Optional<Limit> asked(MessageId question) {
    return limits.stream()
        .filter(each -> question.equals(each.question()))
        .map(Standing::limit)
        .findFirst();
  }

  /** Whether a limit was crossed because of which the cheapest model is to be used. */
  public boolean isDegraded() {
    for (Standing each : limits) {
      if (each.crossed() && each.limit().onCrossing() == Crossing.DEGRADE) {
        return true;
      }
    }
    return false;
  }

  /** What is promised, in the order of the keys. */
  public Map<String, Reservation> reservations() {
    return reservations;
  }

  /** What is promised under a key. */
  public Optional<Reservation> reservation(String key) {
    return Optional.ofNullable(reservations.get(key));
  }

  /** The keys of what is promised to the handling of a message. */
  public Collection<String> keysOf(MessageId message) {
    List<String> keys = new ArrayList<>();
    for (Reservation each : reservations.values()) {
      if (message.equals(each.message())) {
        keys.add(each.key());
      }
    }
    return keys;
  }

  /** All that is promised. */
  public Amounts reserved() {
    return reserved;
  }

  /** The time that calls have taken, and the calls of which nobody reported any usage. */
  public Amounts spent() {
    return spent;
  }

  /** When a call last began or ended; long ago if none has. */
  public Instant used() {
    return used;
  }

  Budget with(Standing standing) {
    boolean known = limits.stream().anyMatch(each -> each.limit().isLike(standing.limit()));
    Stream<Standing> all =
        known
            ? limits.stream().map(each -> each.limit().isLike(standing.limit()) ? standing : each)
            : Stream.concat(limits.stream(), Stream.of(standing));
    return with(all.toList());
  }

  Budget without(Measure measure, Reach reach) {
    return with(limits.stream().filter(each -> !each.limit().is(measure, reach)).toList());
  }

  private Budget with(List<Standing> changed) {
    return new Budget(changed, reservations, reserved, spent, used);
  }

  Budget crossed(BudgetCrossed fact) {
    return with(
        limits.stream()
            .map(
                each ->
                    each.limit().isLike(fact.limit())
                        ? new Standing(each.limit(), true, fact.question())
                        : each)
            .toList());
  }

  Budget with(Reservation reservation, Instant at) {
    Amounts before = needOf(reservations.get(reservation.key()));
    return new Budget(
        limits,
        reservations.plus(reservation.key(), reservation),
        reserved.minus(before).plus(reservation.need()),
        spent,
        at);
  }

  Budget settled(BudgetSettled fact, Instant at) {
    Amounts more =
        new Amounts(
            BigDecimal.ZERO, BigDecimal.ZERO, fact.seconds(), BigDecimal.valueOf(fact.calls()));
    return without(fact.key(), spent.plus(more), at);
  }

  Budget released(String key, Instant at) {
    return without(key, spent, at);
  }

  private Budget without(String key, Amounts nowSpent, Instant at) {
    Amounts before = needOf(reservations.get(key));
    return new Budget(limits, reservations.minus(key), reserved.minus(before), nowSpent, at);
  }

  private static Amounts needOf(@Nullable Reservation reservation) {
    return reservation == null ? Amounts.NONE : reservation.need();
  }
}

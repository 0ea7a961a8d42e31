package dev.bureau.orchestrator.budget;

import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Standing;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.grant.Grants;
import dev.bureau.core.grant.Purse;
import dev.bureau.core.grant.Sources;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.wait.Waits;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells how sessions stand with what they may spend. Thread-safe. */
final class Statements {
  private final Door door;
  private final Ancestry ancestry;

  Statements(Door door, Ancestry ancestry) {
    this.door = door;
    this.ancestry = ancestry;
  }

  BudgetStatement of(SessionId id) {
    Loaded loaded = door.load(id);
    Purse purse = Purse.of(loaded.session(), loaded.aspects());
    Budget budget = loaded.aspects().get(Budget.ASPECT);
    List<BudgetStatement.Line> lines =
        budget.limits().stream().map(each -> line(each, purse, loaded)).toList();
    Map<Measure, BigDecimal> available = new EnumMap<>(Measure.class);
    for (Measure each : Measure.values()) {
      left(loaded, each).ifPresent(left -> available.put(each, left));
    }
    return new BudgetStatement(
        id,
        lines,
        purse,
        List.copyOf(budget.reservations().values()),
        new TreeMap<>(loaded.aspects().get(Grants.ASPECT).received()),
        ancestry.sources(loaded.session()),
        available);
  }

  private static BudgetStatement.Line line(Standing standing, Purse purse, Loaded loaded) {
    return new BudgetStatement.Line(
        standing.limit(),
        purse.available(standing.limit()),
        standing.crossed(),
        open(standing.question(), loaded));
  }

  private static @Nullable MessageId open(@Nullable MessageId question, Loaded loaded) {
    return loaded.aspects().get(Waits.ASPECT).find(question).isPresent() ? question : null;
  }

  /** The least that any limit leaves, the session's own and those above. */
  private Optional<BigDecimal> left(Loaded loaded, Measure measure) {
    Purse purse = Purse.of(loaded.session(), loaded.aspects());
    Optional<BigDecimal> own =
        loaded.aspects().get(Budget.ASPECT).limits().stream()
            .map(Standing::limit)
            .filter(each -> each.measure() == measure)
            .map(purse::available)
            .reduce(BigDecimal::min);
    Optional<BigDecimal> drawn =
        ancestry.sources(loaded.session()).of(measure).map(each -> drawable(loaded, purse, each));
    return own.isPresent() && drawn.isPresent()
        ? own.map(each -> each.min(drawn.get()))
        : own.or(() -> drawn);
  }

  /** What it has and has not committed, and what it could draw besides. */
  private BigDecimal drawable(Loaded loaded, Purse purse, Sources.Source source) {
    Limit limit = source.limit();
    Measure measure = limit.measure();
    Loaded above = door.load(source.session());
    BigDecimal own =
        loaded
            .aspects()
            .get(Grants.ASPECT)
            .received(source.session())
            .of(measure)
            .subtract(purse.committed(measure));
    return own.add(treeLeft(above, measure).max(BigDecimal.ZERO));
  }

  private BigDecimal treeLeft(Loaded above, Measure measure) {
    Purse purse = Purse.of(above.session(), above.aspects());
    BigDecimal own =
        above.aspects().get(Budget.ASPECT).limits(Reach.TREE).stream()
            .filter(each -> each.measure() == measure)
            .map(purse::available)
            .reduce(BigDecimal::min)
            .orElse(BigDecimal.ZERO);
    return ancestry
        .sources(above.session())
        .of(measure)
        .map(each -> own.min(drawable(above, purse, each)))
        .orElse(own);
  }
}

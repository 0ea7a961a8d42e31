package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An application that does a little of everything: a client orders, a desk asks one of two stores
 * for each order, and charges once it has the answer. Each order is counted once and charged once.
 */
final class Shop {
  private static final SessionId DESK = new SessionId("desk");
  private static final int STORES = 2;
  private static final int ORDERS = 6;

  private final Simulation simulation;
  private final Map<String, Integer> charged = new TreeMap<>();

  Shop(Simulation simulation) {
    this.simulation = simulation;
  }

  void run() {
    open();
    simulation.program("client", this::order);
    simulation.settle();
    decideWhatIsUncertain();
    simulation.settle();
    requireEverythingOnce();
  }

  private void open() {
    simulation.config(BureauConfig.defaults().withRetries(50, Duration.ofMillis(10)));
    simulation.always(
        "nobody is charged twice",
        () -> assertThat(charged.values()).allMatch(times -> times == 1));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.director("desk").id(DESK).agent("desk"));
    bureau.sessions().start(DESK);
    for (int i = 0; i < STORES; i++) {
      SessionId id = store(i);
      bureau.sessions().create(SessionSpec.department("store").id(id).agent("store"));
      bureau.sessions().start(id);
    }
    simulation.nodes(3, this::bind);
  }

  private void bind(Agents agents) {
    agents.bind("desk", () -> this::atTheDesk).bind("store", () -> this::inAStore);
  }

  private void order(Bureau bureau) {
    for (int i = 0; i < ORDERS; i++) {
      Priority priority = simulation.choose(3) == 2 ? Priority.HIGH : Priority.NORMAL;
      bureau.send(
          DESK, Letter.of("ORDER", Map.of("order", i)).key("order-" + i).priority(priority));
    }
  }

  private void atTheDesk(Message message, Context context) throws Exception {
    int order = ((Number) message.content().get("order")).intValue();
    if (message.type().equals("ORDER")) {
      context.cell(CellSpec.idempotent("note"), Map::of);
      context.apply(counts("ordered"));
      context.request(
          store(order % STORES), Letter.of("RESERVE", Map.of("order", order)), Duration.ofHours(9));
    } else {
      context.cell(CellSpec.effect("charge"), () -> charge(order));
      context.apply(counts("charged"));
    }
  }

  private Map<String, Object> charge(int order) {
    takesAMoment();
    charged.merge("order-" + order, 1, Integer::sum);
    takesAMoment();
    return Map.of();
  }

  private void inAStore(Message message, Context context) {
    takesAMoment();
    if (simulation.sometimes(0.05)) {
      throw new IllegalStateException("the store stumbles");
    }
    context.apply(counts("reserved"));
    context.reply(Letter.of("RESERVED", message.content()));
  }

  private void takesAMoment() {
    simulation.sleep(Duration.ofMillis(simulation.choose(400)));
  }

  private static Decision counts(String what) {
    return (session, aspects, moment) -> {
      Number before = (Number) session.metadata().getOrDefault(what, 0);
      return Change.of(
          SessionRules.update(
              session, SessionUpdate.metadata(Map.of(what, before.intValue() + 1))));
    };
  }

  private void decideWhatIsUncertain() {
    Bureau bureau = simulation.bureau();
    for (Cell each : bureau.sessions().cells(DESK)) {
      if (each.status() == CellStatus.UNCERTAIN) {
        boolean happened = charged.containsKey(order(bureau, each));
        bureau
            .sessions()
            .resolve(
                DESK, each.step().id(), happened ? Resolution.SKIP : Resolution.RETRY, Map.of());
      }
    }
  }

  private static String order(Bureau bureau, Cell cell) {
    return bureau.store().mailboxes().pending(DESK, Instant.MAX, 1_000).stream()
        .map(each -> each.message())
        .filter(each -> each.id().equals(cell.step().key().message()))
        .map(each -> "order-" + each.content().get("order"))
        .findFirst()
        .orElseThrow();
  }

  private void requireEverythingOnce() {
    Bureau bureau = simulation.bureau();
    assertThat(charged).hasSize(ORDERS);
    assertThat(bureau.sessions().get(DESK).metadata())
        .containsEntry("ordered", (long) ORDERS)
        .containsEntry("charged", (long) ORDERS);
    int reserved =
        List.of(store(0), store(1)).stream()
            .map(bureau.sessions()::get)
            .mapToInt(each -> ((Number) each.metadata().getOrDefault("reserved", 0)).intValue())
            .sum();
    assertThat(reserved).isEqualTo(ORDERS);
    assertThat(bureau.waiting().of(DESK)).isEmpty();
    assertThat(bureau.store().mailboxes().pending(DESK, Instant.MAX, 10)).isEmpty();
  }

  private static SessionId store(int number) {
    return new SessionId("store-" + number);
  }
}

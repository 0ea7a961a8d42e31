package dev.bureau.testing.contract;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.Times;
import dev.bureau.core.session.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sessions whose fields come from small pools, each set or not. */
final class RandomHeads {
  private static final List<SessionId> LINKED =
      List.of(new SessionId("a"), new SessionId("A-1"), new SessionId("b_2"));

  private final RandomGenerator random;
  private final Instant about;

  RandomHeads(RandomGenerator random, Instant about) {
    this.random = random;
    this.about = about;
  }

  SessionSpec spec() {
    SessionSpec spec = SessionSpec.of(one(List.of(SessionType.values())), text());
    spec = random.nextBoolean() ? spec.role(text()) : spec;
    spec = random.nextBoolean() ? spec.workspace(text()) : spec;
    spec = random.nextBoolean() ? spec.model(text()) : spec;
    spec = random.nextBoolean() ? spec.taskId(text()) : spec;
    return spec.metadata(metadata());
  }

  Session head(Session created) {
    return new Session(
        created.id(),
        created.version(),
        one(List.of(Status.values())),
        created.profile(),
        created.metadata(),
        new Times(time(), time(), maybe(this::time), maybe(this::time), time(), maybe(this::time)),
        maybe(() -> new Ending(maybe(() -> random.nextInt(-1, 2)), maybe(this::text))),
        new Links(
            maybe(this::link),
            maybe(this::time),
            maybe(this::link),
            maybe(this::link),
            link(),
            maybe(this::origin)),
        maybe(this::agent),
        new Session.Work(totals(), null));
  }

  Instant time() {
    return about.plusNanos(random.nextInt(4)).plusSeconds(random.nextInt(2));
  }

  private Map<String, @Nullable Object> metadata() {
    Map<String, @Nullable Object> metadata = new HashMap<>();
    for (String key : NastyValues.some(NastyValues.KEYS, 5, random)) {
      metadata.put(key, NastyValues.value(random));
    }
    if (random.nextBoolean()) {
      metadata.put("d", NastyValues.decimal(random));
    }
    if (random.nextBoolean()) {
      Map<String, @Nullable Object> below = new HashMap<>();
      below.put(one(NastyValues.KEYS), NastyValues.value(random));
      metadata.put("deep", below);
    }
    return metadata;
  }

  private AgentRef agent() {
    return new AgentRef(
        text(), maybe(this::text), maybe(this::text), maybe(this::text), null, null, null);
  }

  private Totals totals() {
    return new Totals(
        random.nextBoolean() ? random.nextInt(3) : (1L << 53) + random.nextInt(3),
        one(List.of(BigDecimal.ZERO, new BigDecimal("0.10"), new BigDecimal("12.5"))),
        random.nextInt(3),
        random.nextInt(3));
  }

  private SessionId link() {
    return one(LINKED);
  }

  private Links.Origin origin() {
    return new Links.Origin(link(), random.nextInt(1, 4), one(List.of(Links.Origin.Kind.values())));
  }

  private String text() {
    return one(NastyValues.NAMES);
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> T one(List<T> choices) {
    return NastyValues.one(choices, random);
  }
}

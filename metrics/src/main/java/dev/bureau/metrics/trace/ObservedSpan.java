package dev.bureau.metrics.trace;

import dev.bureau.core.price.Tokens;
import dev.bureau.core.trace.Outcome;
import dev.bureau.core.trace.Span;
import dev.bureau.core.usage.Usage;
import io.micrometer.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An observation that is the current one of its thread until it is over. */
final class ObservedSpan implements Span {
  private final Observation observation;
  private final Observation.Scope scope;
  private Outcome outcome = Outcome.DONE;
  private @Nullable Throwable failure;
  private @Nullable String model;
  private final List<Tokens> calls = new ArrayList<>();

  ObservedSpan(Observation created) {
    this.observation = created.start();
    this.scope = observation.openScope();
  }

  @Override
  public void came(Outcome changed) {
    outcome = changed;
    failure = null;
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
  }

  @Override
  public void used(Usage usage) {
    model = usage.model();
    calls.add(usage.tokens());
  }

  @Override
  public void close() {
    scope.close();
    if (model != null) {
      observation
          .highCardinalityKeyValue(GenAi.MODEL, model)
          .highCardinalityKeyValues(GenAi.used(calls));
      String name = observation.getContext().getContextualName();
      if (GenAi.CHAT.equals(name)) {
        observation.contextualName(GenAi.CHAT + " " + model);
      }
    }
    if (failure != null) {
      observation.error(failure);
    }
    String came = failure != null ? "failed" : outcome.name().toLowerCase(Locale.ROOT);
    observation.lowCardinalityKeyValue("bureau.outcome", came).stop();
  }
}

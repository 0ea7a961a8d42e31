package dev.bureau.metrics.trace;

import dev.bureau.core.cell.Step;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Session;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;

/**
 * Makes an observation of each piece of work (X66). What has few values is a key value of low
 * cardinality; ids, and whatever users name, are of high cardinality, so that nobody who makes
 * meters of observations gets one for each session. Thread-safe.
 */
public final class ObservationTracer implements Tracer {
  private static final String SESSION = "bureau.session.id";

  private final ObservationRegistry registry;

  public ObservationTracer(ObservationRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Span begin(Activity activity) {
    if (registry.isNoop()) {
      return Span.NONE;
    }
    if (activity instanceof Activity.Handling handling) {
      return handling(handling.session(), handling.message());
    }
    if (activity instanceof Activity.Running running) {
      return running(running.session(), running.step());
    }
    if (activity instanceof Activity.Committing committing) {
      return new ObservedSpan(about(committing.session(), "commit").contextualName("commit"));
    }
    if (activity instanceof Activity.Sending sending) {
      return new ObservedSpan(
          observation("send")
              .contextualName("send")
              .highCardinalityKeyValue("bureau.messages", Integer.toString(sending.messages())));
    }
    if (activity instanceof Activity.Stopping stopping) {
      return new ObservedSpan(
          observation("shutdown")
              .contextualName("shutdown")
              .lowCardinalityKeyValue(
                  "bureau.manner", stopping.manner().name().toLowerCase(Locale.ROOT)));
    }
    return Span.NONE; // of no use in a trace
  }

  private Span handling(Session session, Message message) {
    Observation handling =
        about(session, "handling")
            .lowCardinalityKeyValue(GenAi.OPERATION, GenAi.INVOKE_AGENT)
            .highCardinalityKeyValue("bureau.message.id", message.id().value())
            .highCardinalityKeyValue("bureau.message.type", message.type());
    AgentRef agent = session.agent();
    return new ObservedSpan(
        agent == null
            ? handling.contextualName(GenAi.INVOKE_AGENT)
            : handling
                .contextualName(GenAi.INVOKE_AGENT + " " + agent.name())
                .highCardinalityKeyValue(GenAi.AGENT, agent.name()));
  }

  private Span running(Session session, Step step) {
    String name = step.key().name();
    Observation cell =
        switch (step.type().toLowerCase(Locale.ROOT)) {
          case "model" ->
              about(session, "model")
                  .contextualName(GenAi.CHAT)
                  .lowCardinalityKeyValue(GenAi.OPERATION, GenAi.CHAT);
          case "tool" ->
              about(session, "tool")
                  .contextualName(GenAi.EXECUTE_TOOL + " " + name)
                  .lowCardinalityKeyValue(GenAi.OPERATION, GenAi.EXECUTE_TOOL)
                  .highCardinalityKeyValue(GenAi.TOOL, name);
          default ->
              about(session, "step")
                  .contextualName("step " + name)
                  .highCardinalityKeyValue("bureau.cell.type", step.type());
        };
    return new ObservedSpan(
        cell.highCardinalityKeyValue("bureau.cell.id", step.id().value())
            .highCardinalityKeyValue("bureau.cell.name", name));
  }

  private Observation about(Session session, String what) {
    Observation made =
        about(session.id(), what)
            .highCardinalityKeyValue(GenAi.CONVERSATION, session.links().chain().value());
    AgentRef agent = session.agent();
    return agent == null || agent.provider() == null
        ? made
        : made.highCardinalityKeyValue(GenAi.PROVIDER, agent.provider());
  }

  private Observation about(SessionId session, String what) {
    return observation(what).highCardinalityKeyValue(SESSION, session.value());
  }

  private Observation observation(String what) {
    return Observation.createNotStarted("bureau.traced." + what, registry);
  }
}

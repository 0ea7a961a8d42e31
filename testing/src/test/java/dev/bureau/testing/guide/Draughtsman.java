package dev.bureau.testing.guide;

import dev.bureau.core.compression.Compression;
import dev.bureau.core.compression.Compressor;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.WindowAction;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.context.ContextConfig;
import dev.bureau.orchestrator.context.ContextWindow;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.orchestrator.context.Situation;
import dev.bureau.orchestrator.feed.Following;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The draughtsman of a workshop: he keeps the order in mind, and drawings as far as they fit. */
final class Draughtsman implements Agent {
  @Override
  public void handle(Message message, Context context) {
    ContextWindow window = context.window();
    if (message.content().get("order") instanceof String order) {
      window.put(Note.of("order", order).critical());
    }
    if (message.content().get("drawing") instanceof String drawing) {
      window.put(Note.of("drawing " + message.content().get("number"), drawing));
      window.put(Note.of("pencil", "in hand").temporary());
    }
    if (message.content().get("used") instanceof Number used) {
      window.report(new ContextReported(used.longValue(), null)); // the provider counts better
    }
    String order = window.get("order").map(String::valueOf).orElse("none");
    context.reply(Letter.of("KNOWS", Map.of("order", order, "band", window.view().band().name())));
  }

  /** Says so whenever somebody's window is three quarters full. */
  static Following watch(Bureau bureau, Consumer<String> says) {
    return bureau
        .context()
        .follow(
            0.75,
            (session, position, available) ->
                says.accept("%s has %d tokens left".formatted(session, available)));
  }

  /** Gives up all that is not critical, and looks at what that was. */
  static Map<String, Object> clearTheTable(Bureau bureau, SessionId id) {
    bureau.context().compress(id, CompressionLevel.AGGRESSIVE);
    return bureau.context().dropped(id, bureau.sessions().get(id).version());
  }

  /** What the operating table advises. */
  static List<String> advice(Bureau bureau, SessionId id) {
    Situation situation = bureau.context().situation(id);
    return situation.advice().stream().map(each -> each.row() + ": " + each.text()).toList();
  }

  /** A smaller window, other thresholds, our compressor, and no announcement. */
  static BureauConfig config() {
    Compressor titles =
        (items, level) -> {
          Map<String, Object> brief = new TreeMap<>();
          items.stream()
              .filter(each -> each.entry().mayGo())
              .forEach(each -> brief.put(each.entry().key(), "see the archive"));
          return Compression.of(List.of(), brief);
        };
    return BureauConfig.defaults()
        .with(
            ContextConfig.defaults()
                .with(
                    WindowConfig.defaults()
                        .withTotal(100_000)
                        .withThresholds(List.of(0.5, 0.75))
                        .inEmergency(WindowAction.none()))
                .with(titles));
  }
}

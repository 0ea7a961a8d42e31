package dev.bureau.testing.guide;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.Guest;
import dev.bureau.transitions.host.GuestListener;
import dev.bureau.transitions.host.GuestStarter;
import dev.bureau.transitions.host.HostSpec;
import dev.bureau.transitions.host.RunHooks;
import dev.bureau.transitions.host.TranscriptPlace;
import dev.bureau.transitions.transcript.TranscriptFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What docs/guide/hosts.md shows: a house for guests. */
final class Pension {
  private final List<String> register = new ArrayList<>();

  List<String> register() {
    return register;
  }

  /** A guest of this process: it does what it is told, and goes when it is told goodbye. */
  static final class Painter implements Guest {
    private final GuestListener host;

    Painter(GuestListener host) {
      this.host = host;
    }

    @Override
    public void say(String text) {
      switch (text) {
        case "/clear" -> host.lives("next", "next.jsonl");
        case "goodbye" -> host.ended(Operation.COMPLETE, new Ending(0, "it has gone"));
        default -> {} // it paints
      }
    }

    @Override
    public void close() {
      host.ended(Operation.SHUTDOWN, new Ending(null, "it was shown out"));
    }
  }

  AgentHost take(Bureau bureau, SessionId id, Path folder) {
    GuestStarter painter = (constraints, listener) -> new Painter(listener);
    TranscriptPlace place = TranscriptPlace.of(folder, TranscriptFormat.jsonLines());
    return bureau.hosts().start(id, HostSpec.of(painter, place).hooks(Register::new));
  }

  /** Writes down who stays; each run has its own. */
  final class Register implements RunHooks {
    @Override
    public void started(Session session) {
      register.add(session.name() + " came");
    }

    @Override
    public void beforeCleanup(Session session) {
      register.add(session.name() + " packs");
    }

    @Override
    public void afterRun(Session session) {
      register.add(session.name() + " left");
    }
  }
}

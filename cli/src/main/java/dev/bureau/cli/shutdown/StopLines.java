package dev.bureau.cli.shutdown;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.ProgressLine;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.shutdown.ShutdownListener;
import dev.bureau.orchestrator.shutdown.ShutdownProgress;
import dev.bureau.orchestrator.shutdown.ShutdownProgress.Waiting;
import dev.bureau.orchestrator.shutdown.Stopped;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a shutdown while it goes on: a line for each session that was stopped, and for
 * whom it waits; on a terminal that is drawn below, elsewhere it is a line for each session and
 * again when half of its messages are handled. Programs see nothing of it.
 */
final class StopLines implements ShutdownListener, AutoCloseable {
  private final Invocation invocation;
  private final ProgressLine line;
  private @Nullable SessionId waitedFor;
  private long told;

  StopLines(Invocation invocation) {
    this.invocation = invocation;
    this.line = new ProgressLine(invocation);
  }

  @Override
  public void told(ShutdownProgress progress) {
    if (progress.step() instanceof Stopped stopped) {
      stopped(stopped);
    } else if (progress.step() instanceof Waiting waiting) {
      waiting(progress, waiting);
    }
  }

  /** Says what became of a session. */
  void stopped(Stopped stopped) {
    line.above(of(stopped));
  }

  private void waiting(ShutdownProgress progress, Waiting waiting) {
    SessionId session = waiting.session().id();
    String text = "waiting for " + session + ": " + messages(waiting.messages());
    if (invocation.isTerminal()) {
      line.show(progress.stopped(), progress.sessions(), "stopped, " + text);
    } else if (!session.equals(waitedFor) || waiting.messages() <= told / 2) {
      line.above(text);
      waitedFor = session;
      told = waiting.messages();
    }
  }

  private static String of(Stopped stopped) {
    String is = stopped.session().id() + " is " + stopped.session().status();
    return switch (stopped.manner()) {
      case GRACEFUL -> is;
      case FORCED -> is + ", by force" + left(stopped.left());
      case REFUSED -> is + ", still: " + refusal(stopped);
    };
  }

  /** Why it could not be stopped; null if it was. */
  static @Nullable String refusal(Stopped stopped) {
    return stopped.refusal() == null ? null : stopped.refusal().getMessage();
  }

  private static String left(long left) {
    return left == 0 ? "" : "; " + messages(left) + (left == 1 ? " is left" : " are left");
  }

  private static String messages(long number) {
    return number == 1 ? "1 message" : number + " messages";
  }

  @Override
  public void close() {
    line.close();
  }
}

package dev.bureau.orchestrator.mcp;

import dev.bureau.core.seam.Ticker;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** Waits for what a server answers, all in all no longer than it may take. */
final class Patience {
  private static final int SHOWN = 300;

  private final McpServer server;
  private final Ticker ticker;
  private final Duration time;
  private final long begun;

  Patience(McpServer server, Ticker ticker, Duration time) {
    this.server = server;
    this.ticker = ticker;
    this.time = time;
    this.begun = ticker.nanos();
  }

  /**
   * What comes of this.
   *
   * @throws McpServerException if nothing does in time, or the server says that it cannot
   */
  <T> @Nullable T await(Mono<T> answer) {
    try {
      return answer.timeout(left()).block();
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  /**
   * @throws McpServerException if the time is up
   */
  Duration left() {
    Duration left = time.minusNanos(ticker.nanos() - begun);
    if (left.isNegative() || left.isZero()) {
      throw tooLate(null);
    }
    return left;
  }

  private RuntimeException failure(RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null && !isOurs(cause)) {
      cause = cause.getCause();
    }
    if (isOurs(cause)) {
      return (RuntimeException) cause;
    }
    if (cause instanceof TimeoutException) {
      return tooLate(e);
    }
    if (Exceptions.unwrap(e) instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new McpServerException(server, "nobody waits for it any more", e);
    }
    return new McpServerException(server, said(e, cause), e);
  }

  private static boolean isOurs(Throwable cause) {
    return cause instanceof McpServerException || cause instanceof ToolListRefusedException;
  }

  private McpServerException tooLate(@Nullable Throwable cause) {
    return new McpServerException(
        server, "it has not told its tools in " + time.toMillis() + " ms", cause);
  }

  private static String said(Throwable whole, Throwable cause) {
    for (Throwable each = whole; each != null; each = each.getCause()) {
      if (each instanceof ConnectException) {
        return "nobody answers there";
      }
    }
    String said = String.valueOf(cause.getMessage()).strip();
    String text = cause.getClass().getSimpleName() + ": " + said;
    return "it cannot be asked: " + text.substring(0, Math.min(SHOWN, text.length()));
  }
}

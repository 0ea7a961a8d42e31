package dev.bureau.metrics.meter;

import dev.bureau.core.seam.Ticker;
import dev.bureau.core.trace.Outcome;
import dev.bureau.core.trace.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A piece of work whose time is taken. */
final class Measured implements Span {
  private final Ticker ticker;
  private final long begun;
  private final Consumer<Measured> end;
  private Outcome outcome = Outcome.DONE;
  private @Nullable Throwable failure;
  private long count;

  /**
   * @param end told when it is over
   */
  Measured(Ticker ticker, Consumer<Measured> end) {
    this.ticker = ticker;
    this.end = end;
    this.begun = ticker.nanos();
  }

  long nanos() {
    return ticker.nanos() - begun;
  }

  Outcome outcome() {
    return outcome;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  long count() {
    return count;
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
  public void counted(long changed) {
    count = changed;
  }

  @Override
  public void close() {
    end.accept(this);
  }
}

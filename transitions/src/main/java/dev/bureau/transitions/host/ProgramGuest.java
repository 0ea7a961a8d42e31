package dev.bureau.transitions.host;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Constraints;
import dev.bureau.core.session.Operation;
import dev.bureau.transitions.process.AgentProcess;
import dev.bureau.transitions.process.Ended;
import dev.bureau.transitions.process.Launch;
import dev.bureau.transitions.process.ProcessListener;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program as a guest. Thread-safe. */
final class ProgramGuest implements Guest {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramGuest.class);

  private final AgentProcess process;

  private ProgramGuest(AgentProcess process) {
    this.process = process;
  }

  /** Logs what a program complains about. */
  static Consumer<String> logs(Program program) {
    return line -> LOG.info("{} complains: {}", program, line);
  }

  static Guest start(
      Launch launch,
      Seams seams,
      GuestListener listener,
      Consumer<String> output,
      Consumer<String> complaints) {
    ProcessListener told =
        new ProcessListener() {
          @Override
          public void said(String line) {
            output.accept(line);
          }

          @Override
          public void complained(String line) {
            complaints.accept(line);
          }

          @Override
          public void breached(Breach breach) {
            listener.breached(breach);
          }

          @Override
          public void ended(Ended end) {
            listener.ended(operation(end), end.ending());
          }
        };
    return new ProgramGuest(AgentProcess.start(launch, seams, told));
  }

  /** One that was stopped has not failed. */
  private static Operation operation(Ended end) {
    return end.operation() == Operation.FAIL && end.cause() == Ended.Cause.STOPPED
        ? Operation.SHUTDOWN
        : end.operation();
  }

  @Override
  public void say(String text) {
    process.write(text);
  }

  @Override
  public void endInput() {
    process.endInput();
  }

  @Override
  public Optional<ProcessStamp> stamp() {
    return Optional.of(process.stamp());
  }

  @Override
  public Optional<ProcessUsage> usage() {
    return process.usage();
  }

  @Override
  public void keepTo(Constraints constraints) {
    process.keepTo(constraints);
  }

  @Override
  public void close() {
    process.close();
  }
}

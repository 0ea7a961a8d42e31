package dev.bureau.transitions.process;

import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Constraints;
import java.util.List;
import java.util.Map;

/**
 * A host on a machine without {@code setsid} and {@code nice}: it must be started with a PATH where
 * they are not. Says what it can do about constraints, and what its program runs at.
 */
final class BareMachine {
  private BareMachine() {}

  public static void main(String[] arguments) throws InterruptedException {
    Constraints constraints =
        Constraints.of(
            Map.of("cpu-priority", "low", "timeout", "60000", "max-memory", "1g", "colour", "red"));
    Program program = new Program(List.of("/bin/sh", "-c", "sleep 1000 & echo $!; wait"), Map.of());
    Told told = new Told();
    try (AgentProcess process =
        AgentProcess.start(Launch.of(program).under(constraints), Seams.system(), told)) {
      System.out.println(process.enforcement());
      System.out.println(told.line());
      process.kill();
    }
    System.out.println("closed");
  }
}

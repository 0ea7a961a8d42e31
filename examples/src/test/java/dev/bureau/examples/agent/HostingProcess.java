package dev.bureau.examples.agent;

import dev.bureau.transitions.host.AgentHost;
import java.nio.file.Path;

/** A process that hosts the agent program until it is killed. */
final class HostingProcess {
  private HostingProcess() {}

  /**
   * Takes the folder for all that it has; says the ids of the session and of the agent's process.
   */
  public static void main(String[] arguments) throws Exception {
    HostedProgram program = new HostedProgram(Path.of(arguments[0]));
    AgentHost host = program.host();
    program.known(program.heard("session ").substring("session ".length()));
    program.say("/hang");
    program.heard("hanging");
    System.out.println(host.session() + " " + host.stamp().orElseThrow().pid());
    Thread.currentThread().join();
  }
}

package dev.bureau.orchestrator.agent;

import java.util.Map;

/** The work of a cell. */
@FunctionalInterface
public interface Work {
  /**
   * Does it.
   *
   * @return the result as a JSON object, which is what later attempts get
   */
  Map<String, Object> run() throws Exception;
}

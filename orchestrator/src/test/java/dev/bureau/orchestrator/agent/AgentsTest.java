package dev.bureau.orchestrator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which agent works under which name. */
class AgentsTest {
  @Test
  void areEachHandedOutThroughAWrapper() {
    Agent clerk = (message, context) -> {};
    Agent wrapped = (message, context) -> {};
    List<Agent> given = new ArrayList<>();
    Agents agents = new Agents().bind("clerk", () -> clerk);

    Agents through =
        agents.through(
            each -> {
              given.add(each);
              return wrapped;
            });

    assertThat(through.make("clerk")).contains(wrapped);
    assertThat(through.has("nobody")).isFalse();
    assertThat(given).containsExactly(clerk);
    assertThat(agents.make("clerk")).contains(clerk);
  }
}

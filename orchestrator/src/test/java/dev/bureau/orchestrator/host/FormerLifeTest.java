package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.transitions.host.AgentHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T4, T6, R5: an agent that has begun anew may still write of its life before. */
class FormerLifeTest {
  @TempDir Path folder;
  private Inn inn;
  private AgentHost host;
  private SessionId first;

  @BeforeEach
  void open() {
    inn = new Inn(folder);
    host = inn.open();
    first = host.session();
  }

  @AfterEach
  void close() {
    inn.close();
  }

  @Test
  void billsWhatIsWrittenOfALifeWhenTheNextOneHasBegun() {
    live("a");
    live("b");

    inn.lodger.writeIn("a");
    inn.lodger.work("late", 1);
    inn.look();

    assertThat(inn.calls(first)).isEqualTo(1);
    assertThat(inn.calls(host.session())).isZero();
  }

  /** Found by HostSimulationTest: which of them is the last one cannot be told. */
  @Test
  void billsAllLivesThatBeganBetweenTwoLooksOnWhicheverTheAgentWorks() {
    for (String each : List.of("c", "b", "a")) { // their names are in another order
      inn.lodger.writeIn(each);
      inn.lodger.append("{\"type\":\"user\",\"sessionId\":\"%s\"}\n".formatted(each));
    }
    inn.look();

    for (String each : List.of("a", "b", "c")) {
      inn.lodger.writeIn(each);
      inn.lodger.work("late-in-" + each, 1);
    }
    inn.look();

    assertThat(inn.chain(first)).hasSize(3).allMatch(each -> inn.calls(each) == 1);
  }

  @Test
  void takesTheLastLineOfALifeWithoutAnEndWhenOneMoreHasBegun() {
    live("a");
    live("b");
    inn.lodger.writeIn("a");
    inn.lodger.workWithoutALineEnd("last", 1);
    inn.look();
    assertThat(inn.calls(first)).isZero();

    live("c");

    assertThat(inn.calls(first)).isEqualTo(1);
  }

  private void live(String ownSession) {
    inn.lodger.live(ownSession);
    inn.look();
  }
}

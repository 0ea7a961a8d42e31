package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.AgentRef.Correlation;
import dev.bureau.core.session.Status;
import dev.bureau.transitions.host.AgentHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T9: the five scenarios. */
class ScenariosTest {
  @TempDir Path folder;
  private Inn inn;

  @BeforeEach
  void open() {
    inn = new Inn(folder);
  }

  @AfterEach
  void close() {
    inn.close();
  }

  private void requireMonitored(AgentHost host, String ownSession) {
    SessionId live = host.session();
    assertThat(inn.agent(live).correlation()).isEqualTo(Correlation.MATCHED);
    assertThat(inn.agent(live).ownSession()).isEqualTo(ownSession);
    int before = inn.calls(live);

    inn.lodger.work("more-of-" + ownSession, 1);
    inn.look();

    assertThat(inn.calls(live)).isEqualTo(before + 1);
    assertThat(host.run().isMonitored()).isTrue();
  }

  @Test
  void normalExit() throws Exception {
    AgentHost host = inn.open();
    SessionId id = host.session();
    inn.lodger.live("a");
    inn.look();
    requireMonitored(host, "a");
    inn.lodger.work("last", 5);

    inn.exit(host, 0);

    assertThat(inn.chain(id)).containsExactly(id);
    assertThat(inn.statuses(List.of(id))).containsExactly(Status.COMPLETED);
    assertThat(inn.get(id).ending().exitCode()).isZero();
    inn.requireCountedOnce(List.of(id));
    assertThat(inn.hooks)
        .containsExactly(
            "started " + id, "before " + id, "cleanup " + id + " with 2", "after " + id);
    assertThat(host.run().isMonitored()).isFalse();
  }

  @Test
  void oneClear() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.lodger.work("one", 5);
    inn.look();
    inn.lodger.work("two", 5);

    inn.lodger.live("b");
    inn.look();

    SessionId second = host.session();
    assertThat(inn.chain(first)).containsExactly(first, second);
    assertThat(inn.statuses(List.of(first, second)))
        .containsExactly(Status.COMPLETED, Status.ACTIVE);
    inn.requireCountedOnce(List.of(first, second));
    assertThat(inn.hooks)
        .containsExactly(
            "started " + first,
            "before " + first,
            "cleanup " + first + " with 2",
            "started " + second);
    requireMonitored(host, "b");
    assertThat(inn.calls(first)).isEqualTo(2);
  }

  @Test
  void severalClears() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    for (String each : List.of("a", "b", "c")) {
      inn.lodger.live(each);
      inn.look();
      requireMonitored(host, each);
    }

    inn.exit(host, 0);

    List<SessionId> chain = inn.chain(first);
    assertThat(chain).hasSize(3).endsWith(host.session());
    assertThat(inn.statuses(chain)).containsOnly(Status.COMPLETED);
    inn.requireCountedOnce(chain);
    assertThat(chain).allSatisfy(each -> assertThat(inn.calls(each)).isEqualTo(1));
    assertThat(inn.hooks).contains("cleanup " + first + " with 1");
  }

  @Test
  void clearWithoutActivity() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.look();

    inn.lodger.live("b");
    inn.look();

    SessionId second = host.session();
    assertThat(inn.chain(first)).containsExactly(first, second);
    assertThat(inn.statuses(List.of(first, second)))
        .containsExactly(Status.COMPLETED, Status.ACTIVE);
    inn.requireCountedOnce(List.of(first, second));
    assertThat(inn.calls(first)).isZero();
    assertThat(inn.hooks).contains("cleanup " + first + " with 0");
    requireMonitored(host, "b");
  }

  /** All of them between two looks of the host. */
  @Test
  void rapidClears() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    for (String each : List.of("z", "y", "x", "w")) {
      inn.lodger.live(each);
      inn.lodger.work("of-" + each, 1);
    }

    inn.look();

    List<SessionId> chain = inn.chain(first);
    assertThat(chain).hasSize(4).endsWith(host.session());
    assertThat(chain.stream().map(each -> inn.agent(each).ownSession()))
        .containsExactly("z", "y", "x", "w");
    assertThat(chain).allSatisfy(each -> assertThat(inn.calls(each)).isEqualTo(1));
    inn.requireCountedOnce(chain);
    requireMonitored(host, "w");
  }

  /** The host has never looked when the agent ends. */
  @Test
  void clearsJustBeforeTheExit() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    for (String each : List.of("a", "b")) {
      inn.lodger.live(each);
      inn.lodger.work("of-" + each, 1);
    }

    inn.exit(host, 3);

    List<SessionId> chain = inn.chain(first);
    assertThat(inn.statuses(chain)).containsExactly(Status.COMPLETED, Status.ERROR);
    assertThat(inn.get(chain.get(1)).ending().exitCode()).isEqualTo(3);
    assertThat(chain).allSatisfy(each -> assertThat(inn.calls(each)).isEqualTo(1));
    inn.requireCountedOnce(chain);
  }
}

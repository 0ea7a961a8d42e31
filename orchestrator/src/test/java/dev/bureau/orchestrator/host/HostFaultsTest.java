package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.RecordingStore;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.host.AgentHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1, T9: a store that fails at any commit, and all that can end a session at once. */
class HostFaultsTest {
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

  private void breakCommit(int n) {
    RecordingStore store = inn.office.store();
    store.beforeNextCommit(
        () -> {
          if (n == 1) {
            store.breakCommitOnce();
          } else {
            breakCommit(n - 1);
          }
          return null;
        });
  }

  /** There are some twenty commits in it. */
  @ParameterizedTest
  @ValueSource(
      ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
  void goesOnWhenTheStoreFailsOnce(int commit) throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    breakCommit(commit);
    for (String each : List.of("a", "b", "c")) {
      inn.lodger.live(each);
      inn.look();
      inn.lodger.work("of-" + each, 1);
      inn.look();
    }
    inn.look();
    inn.look();

    inn.exit(host, 0);

    List<SessionId> chain = inn.chain(first);
    assertThat(chain.stream().map(each -> inn.agent(each).ownSession()))
        .containsExactly("a", "b", "c");
    assertThat(chain).allSatisfy(each -> assertThat(inn.calls(each)).isEqualTo(1));
    assertThat(inn.statuses(chain)).containsOnly(Status.COMPLETED);
    inn.requireCountedOnce(chain);
    assertThat(chain)
        .allSatisfy(
            each ->
                assertThat(inn.hooks.stream().filter(hook -> hook.startsWith("cleanup " + each)))
                    .hasSize(1));
  }

  /** A clear, another one, the end by a hook, the exit and the closing of the host. */
  @RepeatedTest(20)
  void endsEachSessionOnceHoweverItsEndsRace() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    inn.lodger.live("a");
    inn.look();
    inn.lodger.live("b");
    CyclicBarrier together = new CyclicBarrier(6);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Callable<Object>> ends =
        List.of(
            () -> run(together, inn::look),
            () -> run(together, () -> host.transition(TransitionSpec.of(Cause.CLEAR))),
            () -> run(together, () -> host.endSession(0)),
            () -> run(together, () -> inn.lodger.exit(0)),
            () -> run(together, host::close),
            () -> run(together, () -> host.run().destroy()));
    List<Future<Object>> all = new ArrayList<>();
    ends.forEach(each -> all.add(threads.submit(each)));
    for (Future<Object> each : all) {
      each.get();
    }
    threads.shutdown();

    assertThat(host.isOver()).isTrue();
    List<SessionId> chain = inn.chain(first);
    assertThat(chain).endsWith(host.session());
    assertThat(chain).allSatisfy(each -> assertThat(inn.get(each).status().isFinal()).isTrue());
    inn.requireCountedOnce(chain);
    assertThat(inn.hooks).doesNotHaveDuplicates();
    assertThat(inn.hooks.stream().filter(each -> each.startsWith("after"))).hasSize(1);
    assertThat(inn.seams.tasksRepeating("agent-host")).isZero();
  }

  /** What somebody does. */
  @FunctionalInterface
  private interface Doing {
    void run() throws Exception;
  }

  private static Object run(CyclicBarrier together, Doing doing) throws Exception {
    together.await();
    try {
      doing.run();
    } catch (BureauException | IllegalStateException e) {
      return e; // it was too late for that
    }
    return together;
  }
}

package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.transcript.Spot;
import dev.bureau.core.transcript.Transcripts;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.HostConfig;
import dev.bureau.transitions.sync.Batch;
import dev.bureau.transitions.sync.Sink;
import dev.bureau.transitions.sync.SyncConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T7: what is read goes to sinks. */
class HostSyncTest {
  @TempDir Path folder;
  private final Recording sink = new Recording();
  private Inn inn;

  @BeforeEach
  void open() {
    inn = new Inn(folder);
    Duration never = Duration.ofHours(1); // retries come when the test says so
    SyncConfig config = SyncConfig.defaults().withRetry(never, never);
    inn.bureau.hosts().syncTo(List.of(sink), config);
  }

  @AfterEach
  void close() {
    inn.close();
  }

  /** Remembers what it gets, unless it is to fail. */
  private static final class Recording implements Sink {
    private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
    private volatile boolean failing;

    @Override
    public String name() {
      return "recording";
    }

    @Override
    public void take(Batch batch) throws IOException {
      if (failing) {
        throw new IOException("not now");
      }
      batches.add(batch);
    }

    long lines(SessionId session) {
      return batches.stream()
          .filter(each -> each.session().equals(session))
          .mapToLong(each -> each.lines().size())
          .sum();
    }
  }

  private void clearWithOneCall(AgentHost host) {
    inn.lodger.live("a");
    inn.lodger.work("one", 1);
    inn.look();
    assertThat(sink.lines(host.session())).isZero();
    inn.lodger.live("b");
    inn.look();
  }

  @Test
  void handsOnWhatTheOldRunHasReadAtOnceWhenItsAgentClears() {
    AgentHost host = inn.open();
    SessionId first = host.session();

    clearWithOneCall(host);

    assertThat(sink.lines(first)).isEqualTo(2);
    assertThat(inn.aspects(first).get(Transcripts.ASPECT).isBehind("recording")).isFalse();
  }

  @Test
  void handsOnTheCurrentRunNowAndThen() throws Exception {
    AgentHost host = inn.open();
    clearWithOneCall(host);
    sink.batches.clear();
    inn.lodger.work("two", 1);
    inn.look();

    inn.seams.runRepeating("sync");

    Batch batch = Deadline.take(sink.batches);
    assertThat(batch.session()).isEqualTo(host.session());
    assertThat(batch.lines()).isNotEmpty();
  }

  @Test
  void losesNothingWhenASinkFails() throws Exception {
    AgentHost host = inn.open();
    SessionId first = host.session();
    sink.failing = true;
    clearWithOneCall(host);
    assertThat(host.session()).isNotEqualTo(first);
    assertThat(inn.aspects(first).get(Transcripts.ASPECT).isBehind("recording")).isTrue();

    sink.failing = false;
    inn.seams.runTimer("sync-retry");

    Batch late = Deadline.take(sink.batches);
    assertThat(late.session()).isEqualTo(first);
    assertThat(late.lines()).hasSize(2);
    inn.exit(host, 0);
    assertThat(sink.lines(host.session())).isEqualTo(1);
  }

  /**
   * T10: all lives are one session, and what the next one says waits for what the last one said.
   */
  @Test
  void handsOnAllLivesInOrderThoughASinkFailsAtAClear() throws Exception {
    AgentHost host = inn.open(HostConfig.defaults().span(HostConfig.Span.LIVES));
    sink.failing = true;
    clearWithOneCall(host);
    inn.seams.awaitTimer("sync-retry");
    inn.lodger.work("two", 1);
    inn.look();
    inn.seams.runRepeating("sync");

    sink.failing = false;
    inn.seams.runRepeating("sync");
    assertThat(sink.batches).isEmpty();
    inn.seams.runTimer("sync-retry");
    List<Spot> ends = new ArrayList<>();
    while (ends.size() < 4) {
      Deadline.take(sink.batches).lines().forEach(each -> ends.add(each.end()));
    }

    assertThat(ends.stream().map(Spot::part)).containsExactly(1L, 1L, 2L, 2L);
    assertThat(inn.calls(host.session())).isEqualTo(2);
  }
}

package dev.bureau.testing.guide;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.metrics.Performance;
import dev.bureau.metrics.Statistics;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.orchestrator.shutdown.Stopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A day of a newsroom: an editor, three desks, and somebody who looks at all of it. */
final class Newsroom {
  private static final Duration DAY = Duration.ofMinutes(1);

  private final Consumer<String> board;

  /**
   * @param board where the day is written down
   */
  Newsroom(Consumer<String> board) {
    this.board = board;
  }

  /** Gives each story to the desk whose turn it is, two at a time. */
  public static final class Editor implements Agent {
    @Override
    public void handle(Message message, Context context) {
      if (message.type().equals(MessageType.COMMAND)) {
        for (Object story : (List<?>) message.content().get("stories")) {
          SessionId desk = context.choose(Request.any());
          context.delegate(desk, Letter.of("STORY", Map.of("about", story)), DAY);
        }
      }
    }
  }

  /** Writes a story. */
  public static final class Desk implements Agent {
    @Override
    public void handle(Message message, Context context) {
      context.reply(Letter.of("WRITTEN", Map.of("about", message.content().get("about"))));
    }
  }

  /** Brings everybody to work, has the stories written, and closes in order, or at once. */
  void day(StoreFactory store, List<String> stories) throws Exception {
    try (Bureau bureau =
        Bureau.open(
            store, agents -> agents.bind("editor", Editor.class).bind("desk", Desk.class))) {
      try {
        work(bureau, stories);
      } catch (BureauException | TimeoutException e) {
        bureau.shutdown().emergency("the day broke off: " + e.getMessage());
        throw e;
      }
    }
  }

  private void work(Bureau bureau, List<String> stories) throws Exception {
    Session editor =
        bureau.bootstrap().of(SessionSpec.director("editor").agent("editor").maxConcurrentTasks(2));
    List<SessionId> desks = new ArrayList<>();
    for (String domain : List.of("politics", "science", "sports")) {
      SessionSpec desk =
          SessionSpec.department(domain).domain(domain).agent("desk").supervisor(editor.id());
      desks.add(bureau.bootstrap().of(desk).id());
    }
    bureau.affinity().bind(Binding.ofSupervised(editor.id(), Strategy.ROUND_ROBIN));

    CountDownLatch written = new CountDownLatch(stories.size());
    Follow tasks = Follow.fromNow().types("task.ended").sessions(editor.id());
    try (Following listening = bureau.follow(tasks, entry -> written.countDown())) {
      bureau.send(editor.id(), Letter.of(MessageType.COMMAND, Map.of("stories", stories)));
      for (int second = 0; !written.await(1, TimeUnit.SECONDS); second++) {
        look(bureau, desks);
        if (second >= DAY.toSeconds()) {
          throw new TimeoutException("stories are left: " + written.getCount());
        }
      }
      board.accept("listeners that failed: " + listening.failures());
    }
    look(bureau, desks);

    for (Stopped each : bureau.shutdown().graceful(editor.id(), DAY, "end of the day")) {
      board.accept("stopped " + each.session().name() + ": " + each.manner());
    }
  }

  private void look(Bureau bureau, List<SessionId> desks) {
    for (SessionId desk : desks) {
      Performance done = bureau.performance(desk);
      board.accept(
          "%s: %s, %d written, errors %s"
              .formatted(
                  bureau.sessions().get(desk).name(),
                  bureau.health().of(desk).status(),
                  done.processed(),
                  done.errorRate()));
    }
    Statistics all = bureau.statistics();
    board.accept("all: " + all.sessions() + " sessions, " + all.processed() + " messages handled");
  }
}

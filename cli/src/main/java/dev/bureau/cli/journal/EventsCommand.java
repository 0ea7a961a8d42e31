package dev.bureau.cli.journal;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Output;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.CoreEvents;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.store.Feed;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Lists the entries of all sessions in feed order. */
@Command(
    name = "events",
    description = {
      "List what happened to all sessions: the entries of their journals, in the order of the"
          + " feed.",
      "With --follow it goes on as entries come, with --json one value a line, until Ctrl-C is"
          + " pressed (exit code 130) or nobody reads it any more."
    },
    footer = {
      "",
      "Examples:",
      "  bureau events --type session.created,session.ended",
      "  bureau events --follow --session main-director --json",
      "  bureau events --follow --from start --named audit"
    })
public final class EventsCommand implements Callable<Integer> {
  private static final String START = "start";

  private final Invocation invocation;

  @Option(names = "--follow", description = "Go on with what is written from now on.")
  private boolean follow;

  @Option(
      names = "--type",
      paramLabel = "T",
      split = ",",
      description = "Only events of that type, such as session.created; several: --type A,B.")
  private List<String> types = new ArrayList<>();

  @Option(names = "--session", paramLabel = "ID", description = "Only of that session.")
  private @Nullable SessionId session;

  @Option(
      names = "--from",
      paramLabel = "POSITION",
      description =
          "Begin behind the entry that was shown with that position, or at the start"
              + " (default: start, with --follow what comes from now on).")
  private @Nullable String from;

  @Option(
      names = "--named",
      paramLabel = "NAME",
      description =
          "Begin where the name stands, whatever --from says, and move it behind what is shown.")
  private @Nullable String named;

  /**
   * @param invocation the run it is part of
   */
  public EventsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    Follow asked = asked();
    try (Bureau bureau = invocation.open()) {
      if (session != null) {
        bureau.sessions().get(session); // a slip of the pen would wait for ever
      }
      EventsWalk walk = new EventsWalk(bureau, invocation.output(), asked);
      if (!invocation.json()) {
        table(walk, bureau.catalogue());
      } else if (follow) {
        lines(walk, bureau.catalogue());
      } else {
        array(walk, bureau.catalogue());
      }
    }
    return ExitCode.OK;
  }

  private Follow asked() {
    Follow asked = beginning();
    if (named != null) {
      asked = asked.named(named);
    }
    if (!types.isEmpty()) {
      asked = asked.types(types.toArray(String[]::new));
    }
    if (session != null) {
      asked = asked.sessions(session);
    }
    asked.filter(CoreEvents.CATALOGUE); // what is bad is said before what is missing
    return asked;
  }

  private Follow beginning() {
    if (from == null) {
      return follow ? Follow.fromNow() : Follow.fromStart();
    }
    if (from.isEmpty()) {
      throw new BadInputException("--from", from, "give start, or the position of an entry");
    }
    return from.equals(START) ? Follow.fromStart() : Follow.from(new Feed.Position(from));
  }

  private void array(EventsWalk walk, EventCatalogue catalogue) {
    Output output = invocation.output();
    try (JsonArray array = output.array()) {
      walk.show(
          (position, entry) -> array.add(EntryView.placed(text(position), entry, catalogue)),
          output::flush);
    }
  }

  private void lines(EventsWalk walk, EventCatalogue catalogue) throws InterruptedException {
    Output output = invocation.output();
    walk.follow(
        (position, entry) -> output.json(EntryView.placed(text(position), entry, catalogue)),
        output::flush);
  }

  private void table(EventsWalk walk, EventCatalogue catalogue) throws InterruptedException {
    String event = EntryRow.eventHeader(catalogue, follow);
    try (Table table =
        invocation.output().table("POSITION", "SESSION", "VERSION", "AT", "ACTOR", event, "DATA")) {
      EventsWalk.Row row = (position, entry) -> row(table, position, entry, catalogue);
      if (follow) {
        walk.follow(row, table::flush);
      } else {
        walk.show(row, table::flush);
      }
    }
  }

  private static void row(
      Table table, Feed.Position position, Entry entry, EventCatalogue catalogue) {
    table.row(
        text(position),
        entry.session().value(),
        Long.toString(entry.version()),
        EntryRow.at(entry),
        entry.actor().value(),
        catalogue.nameOf(entry.event()),
        EntryRow.data(entry, catalogue));
  }

  private static String text(Feed.Position position) {
    return position.equals(Feed.Position.START) ? START : position.token();
  }
}

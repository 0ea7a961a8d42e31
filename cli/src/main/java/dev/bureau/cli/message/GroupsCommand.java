package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.message.Published;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists groups, changes who is in them, and sends to all that are. */
@Command(
    name = "groups",
    description = {
      "List the groups of sessions, change who is in them, or send a message to a group.",
      "list: all groups; members G: who is in one; join G ID, leave G ID: change it;",
      "send G TYPE JSON: all members that take such messages get it, at once. Exit code 1 if nobody"
          + " does."
    },
    footer = {
      "",
      "Examples:",
      "  bureau groups join north clerk",
      "  bureau groups send north NEWS '{\"text\": \"closed\"}' --key news-7 --priority HIGH"
    })
public final class GroupsCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "list",
      description = "list, members, join, leave or send (default: ${DEFAULT-VALUE}).")
  private Action action;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ARGUMENT",
      description = "The group, and what the action needs beside it.")
  private List<String> arguments = new ArrayList<>();

  @Mixin private LetterOptions options;

  /** What to do, and what it needs. */
  enum Action {
    LIST(""),
    MEMBERS("G"),
    JOIN("G ID"),
    LEAVE("G ID"),
    SEND("G TYPE JSON");

    private final String needs;

    Action(String needs) {
      this.needs = needs;
    }

    int count() {
      return needs.isEmpty() ? 0 : needs.split(" ", -1).length;
    }

    /** As it is given. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param invocation the run it is part of
   */
  public GroupsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (arguments.size() != action.count()) {
      throw new BadInputException(
          "ARGUMENT", arguments, ("give: groups " + action + " " + action.needs).strip());
    }
    if (action != Action.SEND && options.areGiven()) {
      throw new BadInputException(
          "ACTION", action, "give --priority, --tag, --key and --deadline with send only");
    }
    switch (action) {
      case LIST -> list();
      case MEMBERS -> members();
      case JOIN, LEAVE -> change(new SessionId(arguments.get(1)));
      case SEND -> {
        Letter plain =
            Letter.of(arguments.get(1), Content.read("message content", arguments.get(2)));
        return send(options.on(plain));
      }
    }
    return ExitCode.OK;
  }

  private void list() {
    try (Bureau bureau = invocation.open()) {
      Map<String, ? extends Collection<SessionId>> all = bureau.groups().all();
      if (invocation.json()) {
        try (JsonArray array = invocation.output().array()) {
          all.forEach(
              (group, members) ->
                  array.add(
                      new JsonObject().with("group", group).with("members", ids(members)).map()));
        }
      } else {
        try (Table table = invocation.output().table("GROUP", "MEMBERS")) {
          all.forEach((group, members) -> table.row(group, String.join(", ", ids(members))));
        }
      }
    }
  }

  private void members() {
    try (Bureau bureau = invocation.open()) {
      List<String> members = ids(bureau.groups().members(arguments.get(0)));
      if (invocation.json()) {
        try (JsonArray array = invocation.output().array()) {
          members.forEach(array::add);
        }
      } else {
        members.forEach(invocation.output()::line);
      }
    }
  }

  private void change(SessionId member) {
    String group = arguments.get(0);
    boolean joins = action == Action.JOIN;
    try (Bureau bureau = invocation.open()) {
      if (joins) {
        bureau.groups().join(group, member);
      } else {
        bureau.groups().leave(group, member);
      }
    }
    if (invocation.json()) {
      invocation.output().json(new JsonObject().with("group", group).with("id", member).map());
    } else {
      invocation.output().line(member + (joins ? " is in " : " is not in ") + group);
    }
  }

  private int send(Letter letter) {
    try (Bureau bureau = invocation.open()) {
      Published published = bureau.messages().publish(arguments.get(0), letter);
      if (published.receivers().isEmpty()) {
        invocation.output().note("bureau: " + nobody(published));
        return ExitCode.SOFTWARE;
      }
      if (invocation.json()) {
        invocation.output().json(json(published));
      } else {
        invocation.output().line(published.id().value());
        published.receivers().forEach(each -> invocation.output().line(each + " gets it"));
        published
            .leftOut()
            .forEach((each, why) -> invocation.output().line(each + " does not: " + why));
      }
    }
    return ExitCode.OK;
  }

  private String nobody(Published published) {
    String group = arguments.get(0);
    return published.leftOut().isEmpty()
        ? "group '%s' has no members; 'groups' lists the groups there are".formatted(group)
        : "nobody in '%s' got it: %s"
            .formatted(group, String.join("; ", published.leftOut().values()));
  }

  private static Map<String, Object> json(Published published) {
    Map<String, Object> leftOut = new LinkedHashMap<>();
    published.leftOut().forEach((each, why) -> leftOut.put(each.value(), why));
    return new JsonObject()
        .with("id", published.id())
        .with("receivers", ids(published.receivers()))
        .with("leftOut", leftOut)
        .map();
  }

  private static List<String> ids(Collection<SessionId> sessions) {
    return sessions.stream().map(SessionId::value).toList();
  }
}

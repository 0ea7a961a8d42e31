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
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists groups, changes who is in them, and sends to all that are. */
@Command(
    name = "groups",
    description = {
      "List the groups of sessions, change who is in them, or send a message to a group.",
      "list: all groups; members G: who is in one; join G ID, leave G ID: change it;",
      "send G TYPE JSON: all members that take such messages get it, at once."
    })
public final class GroupsCommand implements Runnable {
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
  }

  /**
   * @param invocation the run it is part of
   */
  public GroupsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (arguments.size() != action.count()) {
      throw new BadInputException(
          "ARGUMENT", arguments, ("give groups " + action + " " + action.needs).strip());
    }
    switch (action) {
      case LIST -> list();
      case MEMBERS -> members();
      case JOIN, LEAVE -> change(new SessionId(arguments.get(1)));
      case SEND ->
          send(Letter.of(arguments.get(1), Content.read("message content", arguments.get(2))));
    }
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

  private void send(Letter letter) {
    try (Bureau bureau = invocation.open()) {
      Published published = bureau.messages().publish(arguments.get(0), letter);
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

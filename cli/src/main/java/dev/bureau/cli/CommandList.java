package dev.bureau.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** Lists the commands by what they are about. */
final class CommandList implements IHelpSectionRenderer {
  @Override
  public String render(Help help) {
    StringBuilder list = new StringBuilder();
    for (Area each : Commands.areas()) {
      list.append(help.createHeading("%n" + each.title() + ":%n"))
          .append(help.commandList(listed(each, help)));
    }
    return list.toString();
  }

  /** By the names as help writes them, aliases included. */
  private static Map<String, Help> listed(Area area, Help help) {
    Map<String, Help> listed = new LinkedHashMap<>();
    for (String name : area.commands().keySet()) {
      help.subcommands()
          .forEach(
              (names, each) -> {
                if (each.commandSpec().name().equals(name)) {
                  listed.put(names, each);
                }
              });
    }
    return listed;
  }
}

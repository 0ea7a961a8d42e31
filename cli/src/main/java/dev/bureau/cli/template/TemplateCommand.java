package dev.bureau.cli.template;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Table;
import dev.bureau.cli.session.SpecOptions;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.template.Template;
import dev.bureau.orchestrator.Bureau;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists templates, keeps them and removes them. */
@Command(
    name = "template",
    description = {
      "List the templates that sessions are created from ('create --template'), keep one or remove"
          + " one.",
      "list: all, or the one that is named; put NAME --type T ...: keep it, in place of the one of"
          + " that name; delete NAME: remove it. The sessions created from it stay as they are."
    },
    footer = {
      "",
      "Examples:",
      "  bureau template put worker --type DEPARTMENT --agent worker --constraint timeout:60000",
      "  bureau create --template worker --name 'worker 1'"
    })
public final class TemplateCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "list",
      description = "list, put or delete (default: ${DEFAULT-VALUE}).")
  private Action action;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The template.")
  private @Nullable String name;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "With put: what sessions from it are for: ${COMPLETION-CANDIDATES}.")
  private @Nullable SessionType type;

  @Mixin private SpecOptions options;

  /** What to do. */
  enum Action {
    LIST,
    PUT,
    DELETE;

    /** As it is given. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param invocation the run it is part of
   */
  public TemplateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (action != Action.PUT && (type != null || options.areGiven())) {
      throw new BadInputException("ACTION", action, "describe the template with put only");
    }
    switch (action) {
      case LIST -> list();
      case PUT -> put(requiredName());
      case DELETE -> delete(requiredName());
    }
  }

  private String requiredName() {
    if (name == null) {
      throw new BadInputException("NAME", "", "give: template " + action + " NAME");
    }
    return name;
  }

  private void list() {
    try (Bureau bureau = invocation.open()) {
      List<Template> all =
          name == null ? bureau.templates().all() : List.of(bureau.templates().get(name));
      if (invocation.json()) {
        try (JsonArray array = invocation.output().array()) {
          all.forEach(each -> array.add(TemplateView.of(each)));
        }
      } else {
        try (Table table = invocation.output().table("NAME", "TYPE", "AGENT", "CAPABILITIES")) {
          all.forEach(each -> row(table, each));
        }
      }
    }
  }

  private static void row(Table table, Template template) {
    SessionSpec base = template.base();
    table.row(
        template.name(),
        base.profile().type().toString(),
        base.agent() == null ? "" : base.agent(),
        String.join(", ", base.profile().capabilities()));
  }

  private void put(String named) {
    if (type == null) {
      throw new BadInputException("--type", "", "give the type that sessions from it have");
    }
    Template template = new Template(named, options.on(SessionSpec.of(type, named)));
    try (Bureau bureau = invocation.openOrCreate()) {
      bureau.templates().put(template);
    }
    print(template, "is kept");
  }

  private void delete(String named) {
    try (Bureau bureau = invocation.open()) {
      Template gone = bureau.templates().get(named);
      bureau.templates().remove(named);
      print(gone, "is removed");
    }
  }

  private void print(Template template, String what) {
    if (invocation.json()) {
      invocation.output().json(TemplateView.of(template));
    } else {
      invocation.output().line(template.name() + " " + what);
    }
  }
}

package dev.bureau.cli.affinity;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.orchestrator.configuration.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists bindings of directors to departments, changes them, and shows whom one would take. */
@Command(
    name = "affinity",
    description = {
      "List which departments directors hand their work to, bind a director, or show whom its next"
          + " piece of work would go to.",
      "list: all, or that of DIRECTOR, with who is out and why; bind DIRECTOR --to ID... --strategy"
          + " S: in place of the binding it has; unbind DIRECTOR; choose DIRECTOR: changes nothing"
          + " and does not know whose turn it is in other processes."
    },
    footer = {
      "",
      "Examples:",
      "  bureau affinity bind main --to north south --strategy STICKY --check 5s",
      "  bureau affinity choose main --key customer-7"
    })
public final class AffinityCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "list",
      description = "list, bind, unbind or choose (default: ${DEFAULT-VALUE}).")
  private Action action;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIRECTOR",
      description = "Whose work is handed out.")
  private @Nullable SessionId director;

  @Option(
      names = "--to",
      arity = "1..*",
      paramLabel = "ID",
      description =
          "With bind: the departments, in the order of their turns (default: all it supervises).")
  private List<SessionId> members = new ArrayList<>();

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description = "With bind: how one of them is chosen: ${COMPLETION-CANDIDATES}.")
  private @Nullable Strategy strategy;

  @Option(
      names = "--check",
      paramLabel = "TIME",
      description =
          "With bind: how often programs look anew who is fit, " + Span.FORMS + " (default: 10s).")
  private @Nullable String check;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "With choose, for STICKY: what the work belongs to.")
  private @Nullable String key;

  @Option(
      names = "--capability",
      paramLabel = "C",
      description = "With choose, for CAPABILITY: what the work needs.")
  private @Nullable String capability;

  /** What to do. */
  enum Action {
    LIST,
    BIND,
    UNBIND,
    CHOOSE;

    /** As it is given. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param invocation the run it is part of
   */
  public AffinityCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (action != Action.BIND && (!members.isEmpty() || strategy != null || check != null)) {
      throw new BadInputException("ACTION", action, "give --to, --strategy and --check with bind");
    }
    if (action != Action.CHOOSE && (key != null || capability != null)) {
      throw new BadInputException("ACTION", action, "give --key and --capability with choose");
    }
    switch (action) {
      case LIST -> list();
      case BIND -> bind(binding());
      case UNBIND -> unbind(required());
      case CHOOSE -> choose(required(), request());
    }
  }

  private SessionId required() {
    if (director == null) {
      throw new BadInputException("DIRECTOR", "", "give: affinity " + action + " DIRECTOR");
    }
    return director;
  }

  private Binding binding() {
    SessionId bound = required();
    if (strategy == null) {
      throw new BadInputException("--strategy", "", "give how one of them is chosen");
    }
    Binding binding = Binding.of(bound, members, strategy);
    return check == null ? binding : binding.check(Span.of("--check", check));
  }

  private Request request() {
    if (key != null && capability != null) {
      throw new BadInputException("--key", key, "give it or --capability, not both");
    }
    return key != null
        ? Request.keyed(key)
        : capability == null ? Request.any() : Request.needing(capability);
  }

  private void list() {
    try (Bureau bureau = invocation.open()) {
      List<Binding> all =
          director == null
              ? bureau.affinity().all()
              : bureau.affinity().of(director).stream().toList();
      if (invocation.json()) {
        try (JsonArray array = invocation.output().array()) {
          all.forEach(
              each -> array.add(BindingView.of(each, bureau.affinity().members(each.director()))));
        }
      } else {
        try (Table table =
            invocation.output().table("DIRECTOR", "STRATEGY", "CHECK", "DEPARTMENTS", "OUT")) {
          all.forEach(
              each -> BindingView.row(table, each, bureau.affinity().members(each.director())));
        }
      }
    }
  }

  private void bind(Binding wanted) {
    try (Bureau bureau = invocation.open()) {
      Binding kept = bureau.affinity().bind(wanted);
      if (invocation.json()) {
        invocation.output().json(BindingView.of(kept, bureau.affinity().members(kept.director())));
      } else {
        invocation.output().line(kept.director() + " is bound by " + kept.strategy());
      }
    }
  }

  private void unbind(SessionId bound) {
    try (Bureau bureau = invocation.open()) {
      bureau.affinity().unbind(bound);
    }
    if (invocation.json()) {
      invocation.output().json(new JsonObject().with("director", bound).map());
    } else {
      invocation.output().line(bound + " is bound no longer");
    }
  }

  private void choose(SessionId bound, Request request) {
    try (Bureau bureau = invocation.open()) {
      SessionId chosen = bureau.affinity().choose(bound, request);
      if (invocation.json()) {
        invocation.output().json(new JsonObject().with("director", bound).with("id", chosen).map());
      } else {
        invocation.output().line(chosen.value());
      }
    }
  }
}

package dev.bureau.cli.usage;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.cli.invocation.Times;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.PriceEntry;
import dev.bureau.orchestrator.Bureau;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what models cost, and changes it. */
@Command(
    name = "prices",
    description = {
      "List what a million tokens of each model cost, in USD, put a price or delete one of your"
          + " own.",
      "list: all, or those of MODEL; put MODEL --input P --output P ...: in place of the price of"
          + " that model from that day on; delete MODEL: one that was put, a built-in one holds"
          + " again; reprice [ID]: price the calls of a session, or of all, that had no price. Else"
          + " nothing that is billed ever changes."
    },
    footer = {
      "",
      "Examples:",
      "  bureau prices put my-model --input 0.5 --output 2 --category own --alias mine",
      "  bureau prices reprice"
    })
public final class PricesCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "list",
      description = "list, put, delete or reprice (default: ${DEFAULT-VALUE}).")
  private Action action;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "The model; with reprice, the session.")
  private @Nullable String subject;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description =
          "With put and delete: the first day, in UTC, of the calls it holds for (default: all"
              + " calls there ever were).")
  private @Nullable String from;

  @Mixin private PriceOptions options;

  /** What to do. */
  enum Action {
    LIST,
    PUT,
    DELETE,
    REPRICE;

    /** As it is given. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param invocation the run it is part of
   */
  public PricesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (action != Action.PUT && options.areGiven()) {
      throw new BadInputException("ACTION", action, "describe the price with put only");
    }
    if (from != null && action != Action.PUT && action != Action.DELETE) {
      throw new BadInputException("--from", from, "give it with put or delete only");
    }
    switch (action) {
      case LIST -> list();
      case PUT -> put(model());
      case DELETE -> delete(model());
      case REPRICE -> reprice();
    }
  }

  private String model() {
    if (subject == null) {
      throw new BadInputException("MODEL", "", "give: prices " + action + " MODEL");
    }
    return subject;
  }

  private LocalDate day() {
    return from == null ? PriceEntry.ALWAYS : Times.day("--from", from);
  }

  private void list() {
    try (Bureau bureau = invocation.open()) {
      List<PriceEntry> entries =
          bureau.prices().table().entries().stream()
              .filter(
                  each ->
                      subject == null
                          || each.model().equals(subject)
                          || each.aliases().contains(subject))
              .toList();
      if (invocation.json()) {
        try (JsonArray array = invocation.output().array()) {
          entries.forEach(each -> array.add(json(bureau, each).map()));
        }
      } else {
        try (Table table = invocation.output().table(PriceView.COLUMNS)) {
          entries.forEach(each -> PriceView.row(table, each));
        }
      }
    }
  }

  private static JsonObject json(Bureau bureau, PriceEntry entry) {
    return PriceView.of(entry).with("own", bureau.prices().isOwn(entry));
  }

  private void put(String model) {
    PriceEntry entry = options.entry(model).from(day());
    try (Bureau bureau = invocation.openOrCreate()) {
      bureau.prices().put(entry);
    }
    print(PriceView.of(entry), model + " has that price; what is billed stays as it is");
  }

  private void delete(String model) {
    try (Bureau bureau = invocation.open()) {
      bureau.prices().remove(model, day());
    }
    print(new JsonObject().with("model", model), model + " has that price no longer");
  }

  private void reprice() {
    try (Bureau bureau = invocation.open()) {
      long priced =
          subject == null
              ? bureau.costs().repriceAll()
              : bureau.costs().reprice(new SessionId(subject));
      print(new JsonObject().with("priced", priced), priced + " calls have a price now");
    }
  }

  private void print(JsonObject json, String line) {
    if (invocation.json()) {
      invocation.output().json(json.map());
    } else {
      invocation.output().line(line);
    }
  }
}

package dev.bureau.cli.usage;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Times;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Charge;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.usage.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records what a call of a model has used. */
@Command(
    name = "usage",
    description = {
      "Record what a call of a model has used in a session, and tell what it costs.",
      "A call is billed once in the whole store, in the session that reported its key first; a"
          + " report that says more raises that bill, any other changes nothing."
    },
    footer = {
      "",
      "Example:",
      "  bureau usage main --model haiku --input 1000 --output 500 --key msg_01"
    })
public final class UsageCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "M",
      description = "The model, by any of its names.")
  private String model;

  @Option(names = "--input", paramLabel = "N", description = "Input tokens (default: 0).")
  private long input;

  @Option(names = "--output", paramLabel = "N", description = "Output tokens (default: 0).")
  private long output;

  @Option(
      names = {"--cache-write", "--cache-write-5m"},
      paramLabel = "N",
      description = "Tokens put into a cache for five minutes (default: 0).")
  private long write5m;

  @Option(
      names = "--cache-write-1h",
      paramLabel = "N",
      description = "Tokens put into a cache for an hour (default: 0).")
  private long write1h;

  @Option(
      names = "--cache-read",
      paramLabel = "N",
      description = "Tokens taken from a cache (default: 0).")
  private long read;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "By which the call is known: the provider's message id, else the request's (default: a"
              + " new one).")
  private @Nullable String key;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When the call was made: " + Times.FORMS + " (default: now).")
  private @Nullable String at;

  /**
   * @param invocation the run it is part of
   */
  public UsageCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    Instant time = at == null ? Times.now() : Times.of("--at", at);
    UsageKey known = new UsageKey(key == null ? UUID.randomUUID().toString() : key);
    Tokens tokens = new Tokens(input, output, write5m, write1h, read);
    try (Bureau bureau = invocation.open()) {
      Receipt receipt = bureau.usage().record(id, new Usage(known, model, tokens, time));
      if (invocation.json()) {
        invocation.output().json(json(receipt).map());
      } else {
        invocation.output().line(line(receipt));
      }
    }
  }

  private static JsonObject json(Receipt receipt) {
    JsonObject json =
        new JsonObject()
            .with("id", receipt.session())
            .with("key", receipt.key())
            .with("outcome", receipt.outcome());
    Charge charge = receipt.charge();
    return charge == null
        ? json
        : SpendingView.tokens(
                json.with("model", charge.usage().model()).with("category", charge.category()),
                charge.usage().tokens())
            .with("costUSD", charge.cost())
            .with("unpriced", charge.price() == null);
  }

  private static String line(Receipt receipt) {
    Charge charge = receipt.charge();
    String outcome = receipt.outcome().name().toLowerCase(Locale.ROOT);
    if (charge == null) {
      return receipt.key() + " was billed in " + receipt.session() + ", which has been deleted";
    }
    BigDecimal cost = charge.cost();
    return "%s %s in %s: %s, %d tokens, %s"
        .formatted(
            receipt.key(),
            outcome.equals("elsewhere") ? "is billed" : "is " + outcome,
            receipt.session(),
            charge.usage().model(),
            charge.usage().tokens().total(),
            cost == null
                ? "unpriced; 'prices put' gives it a price, then 'prices reprice'"
                : cost.toPlainString() + " USD (" + charge.category() + ")");
  }
}

package dev.bureau.cli.budget;

import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Unpriced;
import dev.bureau.core.error.BadInputException;
import dev.bureau.orchestrator.configuration.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What limits are described with; without an amount, only which ones are meant. */
final class LimitOptions {
  @Option(
      names = "--tokens",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "N",
      description = "A limit of tokens; with unlimit, no N.")
  private @Nullable String tokens;

  @Option(
      names = "--usd",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "X",
      description = "A limit of money.")
  private @Nullable String usd;

  @Option(
      names = "--time",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "D",
      description = "A limit of the time that calls take, " + Span.FORMS + ".")
  private @Nullable String time;

  @Option(
      names = "--calls",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "N",
      description = "A limit of calls.")
  private @Nullable String calls;

  @Option(names = "--tree", description = "For the session and all below it.")
  private boolean tree;

  @Option(
      names = "--on-crossing",
      paramLabel = "WHAT",
      description =
          "What is decided when a call would break it: continue, degrade, ask, hand-off or stop"
              + " (default: degrade).")
  private @Nullable String onCrossing;

  @Option(
      names = "--unpriced",
      paramLabel = "RULE",
      description =
          "What a limit of money does with calls of unknown cost: refused or free (default:"
              + " refused).")
  private @Nullable String unpriced;

  boolean areGiven() {
    return !given().isEmpty() || tree || onCrossing != null || unpriced != null;
  }

  private Map<Measure, String> given() {
    Map<Measure, String> given = new EnumMap<>(Measure.class);
    put(given, Measure.TOKENS, tokens);
    put(given, Measure.USD, usd);
    put(given, Measure.TIME, time);
    put(given, Measure.CALLS, calls);
    return given;
  }

  private static void put(Map<Measure, String> given, Measure measure, @Nullable String value) {
    if (value != null) {
      given.put(measure, value);
    }
  }

  List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    given().forEach((measure, amount) -> limits.add(limit(measure, amount)));
    return nonEmpty(limits);
  }

  Reach reach() {
    return tree ? Reach.TREE : Reach.SESSION;
  }

  Set<Measure> measures() {
    if (onCrossing != null || unpriced != null) {
      throw new BadInputException(
          onCrossing != null ? "--on-crossing" : "--unpriced",
          onCrossing != null ? onCrossing : unpriced,
          "leave it out with unlimit");
    }
    given()
        .forEach(
            (measure, amount) -> {
              if (!amount.isEmpty()) {
                throw new BadInputException(
                    option(measure), amount, "leave the amount out with unlimit");
              }
            });
    nonEmpty(List.copyOf(given().keySet()));
    return given().keySet();
  }

  private static <T> List<T> nonEmpty(List<T> given) {
    if (given.isEmpty()) {
      throw new BadInputException("limit", "", "give --tokens, --usd, --time or --calls");
    }
    return given;
  }

  private static String option(Measure measure) {
    return "--" + measure.name().toLowerCase(Locale.ROOT);
  }

  private Limit limit(Measure measure, String amount) {
    Limit limit =
        switch (measure) {
          case TOKENS -> Limit.tokens(1).amount(number(measure, amount));
          case USD -> Limit.usd("1").amount(number(measure, amount));
          case TIME -> Limit.time(Span.of(option(measure), amount));
          case CALLS -> Limit.calls(1).amount(number(measure, amount));
        };
    Limit reaching = tree ? limit.tree() : limit;
    return reaching
        .onCrossing(of(Crossing.class, "--on-crossing", onCrossing, reaching.onCrossing()))
        .unpriced(of(Unpriced.class, "--unpriced", unpriced, reaching.unpriced()));
  }

  private static BigDecimal number(Measure measure, String amount) {
    try {
      return new BigDecimal(amount);
    } catch (NumberFormatException e) {
      throw new BadInputException(option(measure), amount, "give a number above 0");
    }
  }

  private static <E extends Enum<E>> E of(
      Class<E> type, String option, @Nullable String text, E otherwise) {
    if (text == null) {
      return otherwise;
    }
    for (E each : type.getEnumConstants()) {
      if (word(each).equals(text.toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new BadInputException(option, text, "see 'help budget' for what there is");
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

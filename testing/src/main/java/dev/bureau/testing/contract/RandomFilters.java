package dev.bureau.testing.contract;

import dev.bureau.core.json.Json;
import dev.bureau.core.query.And;
import dev.bureau.core.query.Comparison;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.IsNotNull;
import dev.bureau.core.query.IsNull;
import dev.bureau.core.query.Like;
import dev.bureau.core.query.NoneOf;
import dev.bureau.core.query.OneOf;
import dev.bureau.core.query.Operator;
import dev.bureau.core.query.Or;
import dev.bureau.core.query.Order;
import dev.bureau.core.query.Value;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Filters and orders of every form; half of their values are those of some session. */
final class RandomFilters {
  private static final List<HeadField> HEADS =
      Stream.of(HeadField.values()).filter(each -> each != HeadField.METADATA).toList();
  private static final List<String> KEYS =
      NastyValues.KEYS.stream().filter(each -> !each.equals("\"") && !each.equals("\\")).toList();

  private final RandomGenerator random;
  private final List<Session> sessions;

  RandomFilters(RandomGenerator random, List<Session> sessions) {
    this.random = random;
    this.sessions = sessions;
  }

  Filter next() {
    return next(random.nextInt(4));
  }

  List<Order> order() {
    return NastyValues.some(Stream.generate(this::field).limit(9).distinct().toList(), 3, random)
        .stream()
        .map(each -> random.nextBoolean() ? Order.ascending(each) : Order.descending(each))
        .toList();
  }

  private Filter next(int depth) {
    if (depth == 0) {
      return test();
    }
    return switch (random.nextInt(3)) {
      case 0 -> next(depth - 1).negated();
      case 1 -> new And(List.of(next(depth - 1), test()));
      default -> new Or(List.of(test(), next(depth - 1)));
    };
  }

  private Filter test() {
    Field field = field();
    return switch (random.nextInt(9)) {
      case 0 -> new IsNull(field);
      case 1 -> new IsNotNull(field);
      case 2 -> new OneOf(field, values(field));
      case 3 -> new NoneOf(field, values(field));
      case 4 -> new Like(textField(), pattern());
      case 5 -> search();
      default -> new Comparison(field, one(List.of(Operator.values())), value(field));
    };
  }

  private Field field() {
    return switch (random.nextInt(6)) {
      case 0 -> Field.metadata("deep", one(KEYS));
      case 1 -> Field.metadata("deep", "k", "n");
      case 2 -> Field.metadata("d");
      case 3, 4 -> Field.metadata(one(KEYS));
      default -> Field.of(one(HEADS));
    };
  }

  private Field textField() {
    Field field = field();
    return switch (field.kind()) {
      case TEXT, JSON -> field;
      case NUMBER, TIME -> Field.metadata(one(KEYS));
    };
  }

  private List<Value> values(Field field) {
    return Stream.generate(() -> value(field)).limit(random.nextInt(1, 4)).toList();
  }

  private Value value(Field field) {
    Optional<Object> present = field.valueIn(one(sessions));
    if (present.isPresent() && random.nextInt(3) > 0) {
      return as(field, present.get());
    }
    return switch (field.head()) {
      case TYPE -> Value.of(one(List.of(SessionType.values())));
      case STATUS -> Value.of(one(List.of(Status.values())));
      default ->
          switch (field.kind()) {
            case TEXT -> Value.of(one(NastyValues.NAMES));
            case NUMBER -> Value.of(one(NastyValues.NUMBERS));
            case TIME -> Value.of(one(sessions).times().created());
            case JSON ->
                random.nextBoolean()
                    ? Value.of(one(NastyValues.NAMES))
                    : Value.of(one(NastyValues.NUMBERS));
          };
    };
  }

  /** What is there, or the text of it. */
  private Value as(Field field, Object present) {
    boolean plain =
        present instanceof Number
            && (field.kind() == HeadField.Kind.NUMBER || random.nextBoolean());
    if (plain || present instanceof String || field.kind() == HeadField.Kind.TIME) {
      return Value.of(present);
    }
    return Value.of(Json.write(present));
  }

  /** The text of something with a few characters replaced. */
  private String pattern() {
    StringBuilder pattern = new StringBuilder(random.nextInt(4) == 0 ? "%" : "");
    Optional<Object> present = textField().valueIn(one(sessions));
    String text =
        present
            .map(each -> each instanceof String given ? given : Json.write(each))
            .orElse(one(NastyValues.NAMES));
    text.codePoints()
        .limit(200)
        .filter(each -> each != 0) // which a pattern may not have
        .forEach(
            each -> {
              int choice = random.nextInt(8);
              if (choice < 2) {
                pattern.append(choice == 0 ? '%' : '_');
              } else {
                pattern.append("%_\\".indexOf(each) < 0 ? "" : "\\").appendCodePoint(each);
              }
            });
    return pattern.append(random.nextInt(4) == 0 ? "%" : "").toString();
  }

  private Filter search() {
    String name = one(NastyValues.NAMES);
    int from = name.offsetByCodePoints(0, random.nextInt(name.codePointCount(0, name.length())));
    String part = name.substring(from).isBlank() ? name : name.substring(from);
    return Filter.search(random.nextBoolean() ? part : part.toUpperCase(Locale.ROOT));
  }

  private <T> T one(List<T> choices) {
    return NastyValues.one(choices, random);
  }
}

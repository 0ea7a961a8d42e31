package dev.bureau.core.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Filters of every form, as deep as they may be. */
final class RandomFilters {
  private static final List<String> TEXTS =
      List.of("", "a", "it's", "''", "?", "%_", "a\\\\b", "NULL", "5", " \n", "\uD83D\uDE00 ü");
  private static final List<String> NUMBERS =
      List.of("0", "-1", "5.0", "1E+3", "1E-1000", "0E-7", "9223372036854775807", "0.1");
  private static final List<Field> PLACES =
      List.of(
          Field.metadata("a"),
          Field.metadata("a b", "it's", "c.d"),
          Field.metadata("IS", "NULL"),
          Field.metadata("$", "[0]", "ü"));

  private final RandomGenerator random;

  RandomFilters(RandomGenerator random) {
    this.random = random;
  }

  Filter next() {
    return next(random.nextInt(Filter.DEEPEST + 1));
  }

  private Filter next(int depth) {
    if (depth == 0) {
      return test();
    }
    return switch (random.nextInt(3)) {
      case 0 -> next(depth - 1).negated();
      case 1 -> new And(List.of(next(depth - 1), test()));
      default -> new Or(List.of(test(), next(depth - 1), test()));
    };
  }

  private Filter test() {
    Field field = field();
    return switch (random.nextInt(7)) {
      case 0 -> new IsNull(field);
      case 1 -> new IsNotNull(field);
      case 2 -> new OneOf(field, values(field));
      case 3 -> new NoneOf(field, values(field));
      case 4 -> new Like(PLACES.get(0), of(TEXTS));
      case 5 -> new Search("x" + of(TEXTS));
      default -> new Comparison(field, of(List.of(Operator.values())), value(field));
    };
  }

  private Field field() {
    HeadField head = of(List.of(HeadField.values()));
    return head == HeadField.METADATA || random.nextInt(3) == 0 ? of(PLACES) : Field.of(head);
  }

  private List<Value> values(Field field) {
    return Stream.generate(() -> value(field)).limit(random.nextInt(1, 4)).toList();
  }

  private Value value(Field field) {
    return switch (field.head()) {
      case TYPE -> Value.of("observer");
      case STATUS -> Value.of("ERROR");
      default ->
          switch (field.kind()) {
            case TEXT -> Value.of(of(TEXTS));
            case NUMBER -> number();
            case TIME -> time();
            case JSON -> random.nextBoolean() ? Value.of(of(TEXTS)) : number();
          };
    };
  }

  private Value number() {
    return new Value.Numeric(new BigDecimal(of(NUMBERS)));
  }

  private Value time() {
    return new Value.Time(Instant.ofEpochSecond(random.nextLong(-1L << 40, 1L << 40), 1));
  }

  private <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

package dev.bureau.core.query;

import static java.util.stream.Collectors.joining;

import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import java.util.Arrays;
import java.util.List;

/** A field differs from each of these values, as {@code !=} would say: {@code NOT IN}. */
public record NoneOf(Field field, List<Value> values) implements Filter {
  /** Made once: every deletion asks for it. */
  static final NoneOf FINAL =
      new NoneOf(
          Field.of(HeadField.STATUS),
          Arrays.stream(Status.values()).filter(Status::isFinal).map(Value::of).toList());

  /**
   * @throws dev.bureau.core.error.BadInputException if there is no value, or more than 64, or one
   *     that the field cannot be compared with
   */
  public NoneOf {
    values = Limits.values(field, values);
  }

  @Override
  public boolean matches(Session session) {
    Object found = field.in(session);
    return values.stream()
        .allMatch(
            each -> {
              Integer order = Ranking.compare(found, each);
              return order != null && order != 0;
            });
  }

  @Override
  public int terms() {
    return values.size();
  }

  @Override
  public String toString() {
    return field
        + " NOT IN "
        + values.stream().map(Value::toString).collect(joining(", ", "(", ")"));
  }
}

package dev.bureau.core.query;

/** One of the fields that a list is sorted by. Nothing sorts first, then numbers, then text. */
public record Order(Field field, Direction direction) {
  /** Which way. */
  public enum Direction {
    ASC,
    DESC
  }

  /** Smallest first. */
  public static Order ascending(Field field) {
    return new Order(field, Direction.ASC);
  }

  /** Largest first. */
  public static Order descending(Field field) {
    return new Order(field, Direction.DESC);
  }

  /** As it is written: the field and the direction. */
  @Override
  public String toString() {
    return field + " " + direction;
  }
}

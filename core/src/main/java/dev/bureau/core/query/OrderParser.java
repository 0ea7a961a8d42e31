package dev.bureau.core.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text form of an order, such as {@code status, createdAt:desc, metadata->>'rank'}:
 * fields as in filters, each with {@code :asc} (as without) or {@code :desc}, apart by commas.
 */
public final class OrderParser {
  private OrderParser() {}

  /**
   * Parses an order.
   *
   * @return empty for blank text, which means the default order
   * @throws FilterSyntaxException if the text is outside the grammar
   */
  public static List<Order> parse(String text) {
    FilterReader reader = new FilterReader("order", text);
    List<Order> orders = new ArrayList<>();
    if (reader.atEnd()) {
      return List.of();
    }
    do {
      Field field = reader.field();
      orders.add(new Order(field, direction(reader)));
    } while (reader.took(","));
    if (!reader.atEnd()) {
      throw reader.expected(":asc, :desc or a comma");
    }
    return List.copyOf(orders);
  }

  private static Order.Direction direction(FilterReader reader) {
    if (!reader.took(":") || reader.tookWord("asc")) {
      return Order.Direction.ASC;
    }
    if (!reader.tookWord("desc")) {
      throw reader.expected("asc or desc");
    }
    return Order.Direction.DESC;
  }
}

package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list, in which order, and which page of them (S5). Immutable.
 *
 * <p>Pages go by cursor: a session whose sort keys do not change is seen exactly once while others
 * write. Or by number, for people: then what is written in between shifts them, and a late page
 * takes longer than an early one.
 *
 * @param filter which
 * @param order by which fields, at most 8; empty means by (createdAt, id)
 * @param limit the most in one page, 1–10,000
 * @param after the cursor that the page before ended with; null for the first page
 * @param page the number of the page, from 1; above 1 only without a cursor
 */
public record Query(
    Filter filter, List<Order> order, int limit, @Nullable Cursor after, long page) {
  private static final int MOST = 10_000;
  private static final int MOST_FIELDS = 8;

  /**
   * @throws BadInputException if a number is out of its range, a field is sorted by twice, or there
   *     are both a cursor and a page
   */
  public Query {
    order = List.copyOf(order);
    if (limit < 1 || limit > MOST) {
      throw new BadInputException("limit", limit, "give 1-" + MOST);
    }
    if (page < 1 || page > Long.MAX_VALUE / MOST) {
      throw new BadInputException("page", page, "give 1-" + Long.MAX_VALUE / MOST);
    }
    if (page > 1 && after != null) {
      throw new BadInputException("page", page, "give either a page or a cursor");
    }
    if (order.size() > MOST_FIELDS) {
      throw new BadInputException("order", order.size() + " fields", "give at most " + MOST_FIELDS);
    }
    if (order.stream().map(Order::field).distinct().count() < order.size()) {
      throw new BadInputException("order", order, "name each field once");
    }
  }

  /** The first hundred that match, oldest first. */
  public static Query of(Filter filter) {
    return new Query(filter, List.of(), 100, null, 1);
  }

  /** The same in another order. */
  public Query orderedBy(Order... changed) {
    return orderedBy(List.of(changed));
  }

  /** The same in another order. */
  public Query orderedBy(List<Order> changed) {
    return new Query(filter, changed, limit, after, page);
  }

  /** The same with another size of page. */
  public Query limit(int changed) {
    return new Query(filter, order, changed, after, page);
  }

  /** The page behind that cursor. */
  public Query after(@Nullable Cursor cursor) {
    return new Query(filter, order, limit, cursor, 1);
  }

  /** The page of that number, from 1. */
  public Query page(long number) {
    return new Query(filter, order, limit, null, number);
  }

  /** How many sessions come before the page, when pages go by number. */
  public long skipped() {
    return (page - 1) * limit;
  }

  /**
   * All that decides about the order: what was asked for, then (createdAt, id) in the last one's
   * direction, so that no two sessions are equal.
   */
  public List<Order> sorting() {
    List<Order> sorting = new ArrayList<>(order);
    Order.Direction last =
        order.isEmpty() ? Order.Direction.ASC : order.get(order.size() - 1).direction();
    for (HeadField each : List.of(HeadField.CREATED_AT, HeadField.ID)) {
      Field field = Field.of(each);
      if (order.stream().noneMatch(given -> given.field().equals(field))) {
        sorting.add(new Order(field, last));
      }
    }
    return sorting;
  }

  /** The keys of a session in that order; for stores that sort by themselves. */
  public List<@Nullable Object> keysOf(Session session) {
    List<@Nullable Object> keys = new ArrayList<>();
    for (Order each : sorting()) {
      keys.add(Ranking.key(each.field().in(session)));
    }
    return keys;
  }

  /** The order of such keys. */
  public Comparator<List<@Nullable Object>> byKeys() {
    List<Order> sorting = sorting();
    return (one, other) -> {
      for (int i = 0; i < sorting.size(); i++) {
        int order = Ranking.compare(one.get(i), other.get(i));
        if (order != 0) {
          return sorting.get(i).direction() == Order.Direction.ASC ? order : -order;
        }
      }
      return 0;
    };
  }
}

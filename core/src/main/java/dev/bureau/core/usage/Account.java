package dev.bureau.core.usage;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What is added up together.
 *
 * @param day of the calls, in UTC
 * @param model the model's own name
 * @param category that of its price
 */
public record Account(LocalDate day, String model, String category) implements Comparable<Account> {
  private static final Comparator<Account> ORDER =
      Comparator.comparing(Account::day)
          .thenComparing(Account::model)
          .thenComparing(Account::category);

  @Override
  public int compareTo(Account other) {
    return ORDER.compare(this, other);
  }
}

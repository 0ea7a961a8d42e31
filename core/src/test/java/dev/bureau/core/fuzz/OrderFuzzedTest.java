package dev.bureau.core.fuzz;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bureau.core.query.Order;
import dev.bureau.core.query.OrderParser;
import java.util.List;

/** S5: the text form of orders. */
class OrderFuzzedTest extends Fuzzed {
  @FuzzTest(maxExecutions = ENOUGH, maxDuration = "1h")
  void readsBackWhatItMeans(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();

    read(() -> OrderParser.parse(text))
        .filter(each -> text(each).length() <= 16 * 1024)
        .ifPresent(each -> assertThat(OrderParser.parse(text(each))).isEqualTo(each));
  }

  private static String text(List<Order> orders) {
    return orders.stream()
        .map(each -> each.field() + ":" + each.direction())
        .collect(joining(", "));
  }
}

package dev.bureau.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.OrderParser;
import dev.bureau.core.query.Query;
import dev.bureau.core.query.Ranking;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** S5: cursors, as they are and with anything for keys in them. */
class CursorFuzzedTest extends Fuzzed {
  private static final List<Query> QUERIES =
      List.of("", "costUSD:desc", "name", "endedAt", "metadata->>'n'").stream()
          .map(each -> Query.of(Filter.all()).orderedBy(OrderParser.parse(each)))
          .toList();

  @FuzzTest(maxExecutions = ENOUGH, maxDuration = "1h")
  void goesOnBehindTheSameKeys(FuzzedDataProvider data) {
    Query query = data.pickValue(QUERIES);
    boolean whole = data.consumeBoolean();
    String text = data.consumeRemainingAsString();
    String cursor = whole ? text : cursor(query, text);

    read(() -> new Cursor(cursor).keys(query))
        .ifPresent(keys -> checkThatTheyComeBack(query, keys));
  }

  /** Each as the same number, if not of the same class: a 0.0 comes back as a 0. */
  private static void checkThatTheyComeBack(Query query, List<Object> keys) {
    assertThat(Cursor.behind(query, keys).keys(query))
        .usingElementComparator(Ranking::compare)
        .isEqualTo(keys);
  }

  private static String cursor(Query query, String keys) {
    String order = query.sorting().toString();
    String json = "{\"order\":\"" + order + "\",\"keys\":[" + keys + "]}";
    return Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Or;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of a filter, alone and inside each other (S6). */
abstract class FilterFormContract extends ListingClauses {
  private static final String GRIN = "\uD83D\uDE00";

  FilterFormContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createAFew() {
    created(SessionSpec.director("Plan A").role("lead"));
    created(SessionSpec.department("plan b").role("100%"));
    created(SessionSpec.observer("100_c\\d").role("[a]*?"));
    created(SessionSpec.active(GRIN + "ä"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "name LIKE 'Plan%'            | Plan A",
        "name LIKE '%lan _'           | Plan A,plan b",
        "name LIKE 'plan'             | ",
        "name LIKE '%'                | Plan A,plan b,100_c\\d,\uD83D\uDE00ä",
        "name LIKE '__'               | \uD83D\uDE00ä",
        "name LIKE '_ä'               | \uD83D\uDE00ä",
        "name LIKE '_Ä'               | ",
        "name LIKE '100\\_%'          | 100_c\\d",
        "name LIKE '%\\\\_'           | 100_c\\d",
        "role LIKE '100\\%'           | plan b",
        "role LIKE '%\\%%'            | plan b",
        "role LIKE '[a]%'             | 100_c\\d",
        "role LIKE '[a]*_'            | 100_c\\d",
        "role LIKE 'a%'               | ",
        "NOT role LIKE '%'            | \uD83D\uDE00ä",
        "type LIKE 'D%'               | Plan A,plan b",
        "role IN ('lead', '100%')     | Plan A,plan b",
        "role NOT IN ('lead', '100%') | 100_c\\d",
        "NOT role IN ('lead', '100%') | 100_c\\d,\uD83D\uDE00ä",
        "type IN ('director')         | Plan A",
        "role IS NULL                 | \uD83D\uDE00ä",
        "name > 'Z' AND name < 'q'    | plan b",
        "name < 'A' OR name > 'z'     | 100_c\\d,\uD83D\uDE00ä",
        "name > '\uFFFD'              | \uD83D\uDE00ä",
        "NOT (name < 'A' OR name > 'z') AND NOT type = 'DIRECTOR'    | plan b",
        "type = 'DIRECTOR' OR type = 'DEPARTMENT' AND role = 'lead'  | Plan A",
        "(type = 'DIRECTOR' OR type = 'OBSERVER') AND role != 'lead' | 100_c\\d",
        "NOT NOT NOT role = 'lead'    | plan b,100_c\\d,\uD83D\uDE00ä",
        "SEARCH 'PLAN' AND NOT SEARCH 'plan b'                       | Plan A",
      })
  void findsWhatIsMeant(String filter, String names) {
    List<String> expected = names == null ? List.of() : List.of(names.split(",", -1));

    assertThat(names(filter)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void meansEverySessionByNoConditionAndNoneByNoChoice() {
    assertThat(found(Filter.all())).hasSize(4);
    assertThat(found(new Or(List.of()))).isEmpty();
    assertThat(found(Filter.all().negated())).isEmpty();
    assertThat(found(new Or(List.of()).negated())).hasSize(4);
  }

  @Test
  void takesAsManyTermsAsAFilterMayHave() {
    Filter filter = ofThisTest;
    for (int i = 1; i < 64; i++) {
      filter = filter.and(Filter.type(SessionType.OBSERVER));
    }

    assertThat(names(query(Filter.all()))).hasSize(4);
    assertThat(store.sessions().count(filter)).isEqualTo(1);
  }

  @Test
  void takesAsManyValuesAsAListMayHave() {
    String values =
        IntStream.range(0, 63)
            .mapToObj(i -> i == 62 ? "'lead'" : "'" + i + "'")
            .collect(Collectors.joining(","));

    assertThat(names("role IN (" + values + ")")).containsExactly("Plan A");
  }

  @Test
  void takesAsManyLevelsAsAFilterMayHave() {
    assertThat(names("NOT ".repeat(7) + "role = 'lead'")).hasSize(3);
  }

  @Test
  void takesTheLongestTextAndPattern() {
    assertThat(found(Filter.metadata("v", "x".repeat(65_536)))).isEmpty();
    assertThat(names("name LIKE ?", "%" + "x%".repeat(499))).isEmpty();
    assertThat(names("name LIKE ?", "%".repeat(1_000))).hasSize(4);
  }

  @Test
  void takesTextsThatLookLikeCommands() {
    String text = "'); DROP TABLE session; --";
    Filter filter = Filter.metadata(text, text).or(Filter.search(text));

    assertThat(found(filter.or(Filter.parse("name LIKE ?", text)))).isEmpty();
    assertThat(found(Filter.all())).hasSize(4);
  }

  @Test
  void takesManyDeepPaths() {
    String path = String.join("", Collections.nCopies(15, "->'k'")) + "->>'k'";

    assertThat(names("metadata" + path + " IS NOT NULL")).isEmpty();
  }
}

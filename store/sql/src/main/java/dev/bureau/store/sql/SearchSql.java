package dev.bureau.store.sql;

import dev.bureau.core.query.Search;

/**
 * Searches in names and workspaces. From three characters on, the text index says who may have
 * them, and only those are looked at; for fewer all are.
 */
final class SearchSql {
  private static final int GRAM = 3;

  private SearchSql() {}

  static boolean isIndexed(Search search) {
    return search.text().codePointCount(0, search.text().length()) >= GRAM
        && search.text().chars().noneMatch(Character::isISOControl);
  }

  static void add(Search search, SqlText sql) {
    String sought = Search.folded(search.text());
    if (sought.chars().anyMatch(Character::isISOControl)) {
      sql.add("FALSE"); // neither names nor workspaces hold such
      return;
    }
    if (isIndexed(search)) {
      sql.add("number IN (SELECT rowid FROM session_text WHERE session_text MATCH ")
          .bound(grams(sought))
          .add(") AND ");
    }
    // lower() folds A to Z and nothing else.
    sql.add("(instr(lower(name), ")
        .bound(sought)
        .add(") > 0 OR instr(lower(workspace), ")
        .bound(sought)
        .add(") > 0)");
  }

  /**
   * All that have these three characters, the next three and so on, and the last three. More would
   * exclude hardly anybody and have to be looked up as well.
   */
  private static String grams(String sought) {
    int[] points = sought.codePoints().toArray();
    StringBuilder grams = new StringBuilder();
    for (int i = 0; i < points.length; i += GRAM) {
      String gram = new String(points, Math.min(i, points.length - GRAM), GRAM);
      grams.append('"').append(gram.replace("\"", "\"\"")).append("\" ");
    }
    return grams.toString();
  }
}

package dev.bureau.examples.survey;

/** The messages of a survey, and the cells that others look for. */
final class Talk {
  /** To the director: here are your departments, begin. */
  static final String BEGIN = "survey.begin";

  /** The director to itself: list the files behind that path. */
  static final String LIST = "survey.list";

  /** The director to a department: analyse this batch of files. */
  static final String ANALYSE = "survey.analyse";

  /** A department to the director: that batch is done. */
  static final String ANALYSED = "survey.analysed";

  /** The director to a department: those were all, sum up. */
  static final String SUMMARISE = "survey.summarise";

  /** A department to the director: this is the sum. */
  static final String SUMMARISED = "survey.summarised";

  /** The cell of the director that lists one batch. */
  static final String LIST_CELL = "list files";

  /** The cell of a department's work on one batch. */
  static final String ANALYSE_CELL = "analyse";

  /** The cell of the director that holds the finished report. */
  static final String REPORT_CELL = "render the report";

  private Talk() {}
}

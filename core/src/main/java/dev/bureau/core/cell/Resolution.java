package dev.bureau.core.cell;

/** What to do about an uncertain cell (X3). */
public enum Resolution {
  /** It did not happen: run it again. */
  RETRY,
  /** Leave it: go on with an empty result. */
  SKIP,
  /** It happened: go on with the result that is supplied. */
  SUPPLY
}

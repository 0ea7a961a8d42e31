package dev.bureau.core.budget;

/** What a limit of money does with calls whose price is not known (R4). */
public enum Unpriced {
  /**
   * They are refused, and so is what comes after one that the same session has made. Nothing else
   * follows: nobody knows whether they break the limit. One that only tells lets them through.
   */
  REFUSED,
  /** They cost nothing as long as they have no price; another limit may still refuse them. */
  FREE
}

package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;

/** The text of a filter or an order is outside the grammar. */
public final class FilterSyntaxException extends BadInputException {
  private static final long serialVersionUID = 1L;

  private final int position;

  FilterSyntaxException(String what, String text, int position, String remedy) {
    super(what, text, remedy + " at position " + (position + 1));
    this.position = position;
  }

  /** Where it leaves the grammar, from 0. */
  public int position() {
    return position;
  }
}

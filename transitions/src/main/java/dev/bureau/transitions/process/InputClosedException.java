package dev.bureau.transitions.process;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;

/** A program reads no more: it has ended, is being ended, or its input was. Nothing was written. */
public final class InputClosedException extends BureauException {
  private static final long serialVersionUID = 1L;

  InputClosedException() {
    super(Category.REFUSED, "The program reads no more; start another one");
  }
}

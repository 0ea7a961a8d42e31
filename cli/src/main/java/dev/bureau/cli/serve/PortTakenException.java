package dev.bureau.cli.serve;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;

/** A port of this machine cannot be had. */
final class PortTakenException extends BureauException {
  private static final long serialVersionUID = 1L;

  PortTakenException(int port, Throwable cause) {
    super(
        Category.UNAVAILABLE,
        "--port: %d cannot be had (%s); give another, or none for any that is free"
            .formatted(port, cause.getMessage()),
        cause);
  }
}

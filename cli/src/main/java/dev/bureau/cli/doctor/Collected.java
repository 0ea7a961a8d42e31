package dev.bureau.cli.doctor;

import dev.bureau.core.store.Unused;

/**
 * What was collected.
 *
 * @param unused which values
 * @param dryRun whether they are still there
 */
record Collected(Unused unused, boolean dryRun) {
  String sentence() {
    return "%s %d unused stored %s, %d bytes."
        .formatted(
            dryRun ? "Would remove" : "Removed",
            unused.count(),
            unused.count() == 1 ? "value" : "values",
            unused.bytes());
  }
}

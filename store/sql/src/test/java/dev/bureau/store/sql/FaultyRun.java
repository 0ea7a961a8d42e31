package dev.bureau.store.sql;

import java.util.List;

/**
 * What a process did that met a fault, or did not.
 *
 * @param said its whole lines
 * @param calls how strace saw the fault; none if it did not meet it
 * @param ended whether it came to its end, and was not killed
 */
record FaultyRun(List<String> said, List<String> calls, boolean ended) {
  boolean isStruck() {
    return !calls.isEmpty();
  }

  /** Whether it was told of the fault, and has not found a way round it. */
  boolean isTold() {
    return said.stream().anyMatch(each -> each.startsWith("refused"));
  }

  /** Whether one of its files may not have been kept; that of a directory is nobody's data. */
  boolean isUnsynced() {
    return ended && calls.stream().anyMatch(each -> each.matches(".*sync\\(\\d+<.*/bureau\\.db.*"));
  }
}

package dev.bureau.testing.simulation;

import java.util.List;

/** What happened until a calm run failed, shown beneath its failure. */
final class WhatHappened extends Throwable {
  private static final long serialVersionUID = 1L;

  WhatHappened(List<String> timeline) {
    super("\n" + String.join("\n", timeline), null, false, false);
  }
}

package dev.bureau.bench.compare;

/**
 * What a figure was measured of.
 *
 * @param source who measured it how
 * @param name the contestant's
 * @param mode what exactly it does
 * @param threads how many callers
 */
record Row(Work work, Source source, String name, String mode, int threads) {
  /** Whose figure it is. */
  enum Source {
    OURS("Bureau"),
    LIMIT("limit"),
    PEER("peer"),
    PEERS_LIMIT("limit of the peers' bench");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}

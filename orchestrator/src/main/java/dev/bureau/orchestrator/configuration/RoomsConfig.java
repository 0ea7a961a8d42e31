package dev.bureau.orchestrator.configuration;

/**
 * What may be used at all (S11).
 *
 * @param affinity whether directors may be bound to departments and choose among them (on)
 * @param migration whether sessions may be moved to other workspaces (on)
 */
public record RoomsConfig(boolean affinity, boolean migration) {
  /** What the design says. */
  public static RoomsConfig defaults() {
    return new RoomsConfig(true, true);
  }

  /** The same, with affinity or without. */
  public RoomsConfig withAffinity(boolean changed) {
    return new RoomsConfig(changed, migration);
  }

  /** The same, with migration or without. */
  public RoomsConfig withMigration(boolean changed) {
    return new RoomsConfig(affinity, changed);
  }

  /**
   * Makes sure that affinity may be used.
   *
   * @throws SwitchedOffException if it may not
   */
  public void requireAffinity() {
    if (!affinity) {
      throw new SwitchedOffException("Affinity", "affinity.enabled");
    }
  }

  /**
   * Makes sure that sessions may be moved.
   *
   * @throws SwitchedOffException if they may not
   */
  public void requireMigration() {
    if (!migration) {
      throw new SwitchedOffException("Migration", "migration.enabled");
    }
  }
}

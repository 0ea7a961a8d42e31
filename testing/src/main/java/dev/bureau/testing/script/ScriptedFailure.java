package dev.bureau.testing.script;

/** A handling failed because its script says so. */
final class ScriptedFailure extends Exception {
  private static final long serialVersionUID = 1L;

  ScriptedFailure(String reason) {
    super(reason);
  }
}

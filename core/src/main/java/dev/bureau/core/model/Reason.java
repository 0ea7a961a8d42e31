package dev.bureau.core.model;

/** Why a session uses a model (R1). The names stand in journals. */
public enum Reason {
  /** It is its first one. */
  INITIAL,
  /** Somebody chose another one, or it was found in use. */
  SWITCH,
  /** The work was too complex for the one before. */
  ESCALATION
}

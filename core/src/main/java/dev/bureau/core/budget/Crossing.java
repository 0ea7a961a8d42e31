package dev.bureau.core.budget;

/** What is decided when a call would break a limit (X5). Whatever it is, it is journaled once. */
public enum Crossing {
  /** The call is let through: the limit tells, and limits nothing. */
  CONTINUE,
  /** The call is refused, and routing chooses the cheapest model from then on. */
  DEGRADE,
  /** The call is refused until a person has raised the limit, who is asked for that. */
  ASK,
  /** The call is refused; the work is to go to another agent. */
  HAND_OFF,
  /** The call is refused, and those whom the limit holds for are stopped. */
  STOP
}

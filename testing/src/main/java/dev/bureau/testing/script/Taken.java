package dev.bureau.testing.script;

import dev.bureau.core.message.Message;

/** A message and the step that is its own, at every attempt. */
final class Taken {
  private final ScriptedStep step;
  private final Message message;
  private int attempts;

  Taken(ScriptedStep step, Message message) {
    this.step = step;
    this.message = message;
  }

  ScriptedStep step() {
    return step;
  }

  Message message() {
    return message;
  }

  /** The number of the attempt that begins, from 1. */
  int attempt() {
    return ++attempts;
  }
}

package dev.bureau.orchestrator.message;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.session.Intake;
import dev.bureau.core.session.IntakeChanged;

/** The rule by which a session changes what mail it takes (S20). */
final class Registration {
  private Registration() {}

  /** From now on it takes this mail; nothing happens if it does already. */
  static Decision of(Intake intake) {
    return (session, aspects, moment) -> {
      if (session.status().isFinal()) {
        throw new SessionEndedException(session.id());
      }
      return intake.equals(session.profile().intake())
          ? Change.NONE
          : Change.of(new IntakeChanged(intake));
    };
  }
}

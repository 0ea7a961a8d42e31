package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.session.Session;

/** How commands that change a session show what it is now. */
final class Changed {
  private Changed() {}

  static void print(Invocation invocation, Session session) {
    if (invocation.json()) {
      invocation.output().json(SessionView.of(session));
    } else {
      invocation
          .output()
          .line(session.id() + " is " + session.status() + ", version " + session.version());
    }
  }
}

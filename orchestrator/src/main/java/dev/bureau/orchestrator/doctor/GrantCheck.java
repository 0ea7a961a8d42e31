package dev.bureau.orchestrator.doctor;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.grant.Account;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether what sessions have drawn is what was drawn from those above them (X5). Who has changed
 * since its journal was read is passed over.
 */
final class GrantCheck {
  private final Sessions sessions;
  private final Function<SessionId, Optional<GrantBook>> reading;
  private final Findings findings;

  /**
   * @param reading reads a book that was left out, for it was blank; empty if that cannot be read
   */
  GrantCheck(
      Sessions sessions, Function<SessionId, Optional<GrantBook>> reading, Findings findings) {
    this.sessions = sessions;
    this.reading = reading;
    this.findings = findings;
  }

  void examine(Map<SessionId, GrantBook> books) {
    books.values().forEach(each -> examine(each, books));
    Map<SessionId, Optional<GrantBook>> read = new HashMap<>();
    books.forEach((id, each) -> read.put(id, Optional.of(each)));
    for (GrantBook below : books.values()) {
      below
          .grants()
          .received()
          .forEach(
              (source, amounts) ->
                  read.computeIfAbsent(source, reading)
                      .filter(above -> above.isOlderThan(below))
                      .filter(above -> !knows(above, below))
                      .ifPresent(above -> unknown(above, below, amounts)));
    }
  }

  private static boolean knows(GrantBook above, GrantBook below) {
    return above.grants().account(below.session().id()).filter(below::isOf).isPresent();
  }

  private void unknown(GrantBook above, GrantBook below, Amounts has) {
    fault(
        above,
        below,
        "session '%s' has drawn %s from it, of which it knows nothing"
            .formatted(below.session().id(), has));
  }

  private void examine(GrantBook above, Map<SessionId, GrantBook> books) {
    Amounts sum = Amounts.NONE;
    for (Map.Entry<SessionId, Account> each : above.grants().accounts().entrySet()) {
      sum = sum.plus(each.getValue().out());
      GrantBook below = books.get(each.getKey());
      if (below != null && below.isOf(each.getValue())) {
        compare(above, below, each.getValue());
      }
    }
    Amounts all = above.grants().out();
    for (Measure measure : Measure.values()) {
      if (all.of(measure).compareTo(sum.of(measure)) < 0) {
        fault(above, above, "more is drawn from it than it knows of");
      }
    }
  }

  private void compare(GrantBook above, GrantBook below, Account account) {
    SessionId source = above.session().id();
    Amounts has = below.drawnFrom(source, account);
    if (!has.equals(account.out())) {
      fault(
          above,
          below,
          "session '%s' has drawn %s from it, which it knows as %s"
              .formatted(below.session().id(), has, account.out()));
    }
  }

  private void fault(GrantBook above, GrantBook below, String fact) {
    if (isPresent(above.session()) && isPresent(below.session())) {
      findings.fault(
          "Session '%s': its budget does not balance: %s".formatted(above.session().id(), fact));
    }
  }

  private boolean isPresent(Session read) {
    return sessions
        .head(read.id())
        .filter(each -> each.session().version() == read.version())
        .isPresent();
  }
}

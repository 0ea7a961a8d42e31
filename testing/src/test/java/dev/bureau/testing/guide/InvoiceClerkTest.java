package dev.bureau.testing.guide;

import static dev.bureau.testing.script.ScriptedStep.on;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.testing.scenario.BureauTest;
import dev.bureau.testing.scenario.Given;
import java.time.Duration;
import java.util.Map;

/** What the clerk does, step by step. */
class InvoiceClerkTest {
  private static final SessionId CLERK = new SessionId("clerk");
  private static final SessionId OFFICE = new SessionId("office");
  private static final Letter INVOICE = Letter.of("INVOICE", Map.of("invoice", "i-1"));

  /** A clerk whose bank pays invoices of that amount. */
  private static Given clerk(Given given, long amount) {
    InvoiceClerk.Bank bank =
        new InvoiceClerk.Bank() {
          @Override
          public long amount(String invoice) {
            return amount;
          }

          @Override
          public String pay(String invoice, String key) {
            return "r-1";
          }
        };
    return given
        .agent("clerk", () -> new InvoiceClerk(bank))
        .session(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
  }

  @BureauTest
  void tellsTheOfficeThatItHasPaid(Given given) {
    clerk(given, 10)
        .agent(
            "office",
            on(MessageType.COMMAND).send(CLERK, INVOICE),
            on("PAID", Map.of("receipt", "r-1")).complete("paid"))
        .session(SessionSpec.active("office").id(OFFICE).agent("office"))
        .when()
        .sent(OFFICE, Letter.of(MessageType.COMMAND, Map.of()))
        .then()
        .session(OFFICE, office -> office.hasStatus(Status.COMPLETED).hasEndReason("paid"))
        .journal(CLERK, clerk -> clerk.contains("cell.completed", 2).hasSent("PAID", OFFICE));
  }

  @BureauTest
  void paysALargeInvoiceWhenAnnSaysSo(Given given) {
    clerk(given, 5_000)
        .mail(CLERK, INVOICE)
        .when()
        .timePasses(Duration.ofDays(2))
        .answered(CLERK, Map.of("approved", true))
        .then()
        .session(CLERK, clerk -> clerk.hasMetadata(Map.of("state", "paid")))
        .journal(CLERK, clerk -> clerk.hasReplied("PAID", Map.of("receipt", "r-1")));
  }

  @BureauTest
  void paysNothingWhenNobodyAnswersForThreeDays(Given given) {
    clerk(given, 5_000)
        .mail(CLERK, INVOICE)
        .when()
        .timePasses(Duration.ofDays(3))
        .then()
        .session(CLERK, clerk -> clerk.hasMetadata(Map.of("state", "nobody decided")))
        .journal(CLERK, clerk -> clerk.doesNotContain("cell.started"))
        .mail(CLERK, mail -> mail.hasHandled("INVOICE", MessageType.WAIT_TIMED_OUT).hasWaiting());
  }
}

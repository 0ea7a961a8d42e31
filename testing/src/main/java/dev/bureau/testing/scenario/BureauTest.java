package dev.bureau.testing.scenario;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of agents on one node in virtual time, on which nothing goes wrong by itself (X40). Its
 * method takes one {@link Given} and says what is given, what happens and what must then be so:
 *
 * <pre>{@code
 * @BureauTest
 * void paysASmallInvoice(Given given) {
 *   given
 *       .agent("clerk", InvoiceClerk::new)
 *       .session(SessionSpec.active("clerk").id(CLERK).agent("clerk"))
 *       .when()
 *       .sent(CLERK, Letter.of("INVOICE", Map.of("amount", 10)))
 *       .then()
 *       .session(CLERK, session -> session.hasMetadata(Map.of("state", "paid")))
 *       .mail(CLERK, mail -> mail.hasWaiting());
 * }
 * }</pre>
 *
 * <p>It runs once, on the runtime and the store that {@link
 * dev.bureau.testing.simulation.SimulationTest} runs many times; nothing sleeps, whatever time
 * passes. The method runs in a thread of its own.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(BureauTestExtension.class)
public @interface BureauTest {}

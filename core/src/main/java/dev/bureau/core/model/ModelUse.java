package dev.bureau.core.model;

import java.time.Instant;

/**
 * One line of a session's history of models.
 *
 * @param model its name
 * @param since from when on it was used
 * @param reason why
 */
public record ModelUse(String model, Instant since, Reason reason) {}

/**
 * What a bureau does, as Micrometer observations with the names of OpenTelemetry's conventions for
 * generative AI (X66), from which users' handlers make traces.
 */
@NullMarked
package dev.bureau.metrics.trace;

import org.jspecify.annotations.NullMarked;

/**
 * Types with behaviour (S1): what directors, departments and observers are there for, departments
 * that come and go with the work, and what observers are told.
 */
@NullMarked
package dev.bureau.orchestrator.duty;

import org.jspecify.annotations.NullMarked;

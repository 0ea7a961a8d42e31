/**
 * Where sessions come from and what came of them (SPEC section 0, X12): chains of lives, forks and
 * clones, supervisors. A view of the heads that are there; nothing of it is kept.
 */
@NullMarked
package dev.bureau.orchestrator.lineage;

import org.jspecify.annotations.NullMarked;

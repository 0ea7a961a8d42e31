/**
 * Affinity (S40): binding directors to departments, and choosing which of them gets a piece of
 * work. A choice reads memory only; who is fit is looked at beside it.
 */
@NullMarked
package dev.bureau.orchestrator.affinity;

import org.jspecify.annotations.NullMarked;

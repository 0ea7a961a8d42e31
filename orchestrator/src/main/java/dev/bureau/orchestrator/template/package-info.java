/**
 * Templates (S9): kept under a name, listed, replaced and removed, and sessions created from them.
 */
@NullMarked
package dev.bureau.orchestrator.template;

import org.jspecify.annotations.NullMarked;

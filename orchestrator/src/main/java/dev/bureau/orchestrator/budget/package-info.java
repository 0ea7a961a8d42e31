/** Limits of what sessions may spend, kept before a call is made (E1, X5). */
@NullMarked
package dev.bureau.orchestrator.budget;

import org.jspecify.annotations.NullMarked;

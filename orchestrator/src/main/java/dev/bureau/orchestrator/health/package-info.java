/** The health of sessions, examined now or again and again (S30). */
@NullMarked
package dev.bureau.orchestrator.health;

import org.jspecify.annotations.NullMarked;

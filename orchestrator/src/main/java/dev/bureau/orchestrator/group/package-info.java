/** Groups of sessions that get mail together (S21). */
@NullMarked
package dev.bureau.orchestrator.group;

import org.jspecify.annotations.NullMarked;

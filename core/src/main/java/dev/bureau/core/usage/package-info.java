/** What sessions have used and what it costs: each call is billed once, exactly (R3, R5, P5). */
@NullMarked
package dev.bureau.core.usage;

import org.jspecify.annotations.NullMarked;

/** What sessions may spend (E1, X5): limits, and what is promised to calls that are under way. */
@NullMarked
package dev.bureau.core.budget;

import org.jspecify.annotations.NullMarked;

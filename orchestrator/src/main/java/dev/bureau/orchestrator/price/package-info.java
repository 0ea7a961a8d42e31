/** What models cost: the table that usage is priced by, and users' own prices (R4). */
@NullMarked
package dev.bureau.orchestrator.price;

import org.jspecify.annotations.NullMarked;

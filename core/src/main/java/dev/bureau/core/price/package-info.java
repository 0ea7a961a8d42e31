/** What models cost: prices as data, with the days from which they hold and other names (R4). */
@NullMarked
package dev.bureau.core.price;

import org.jspecify.annotations.NullMarked;

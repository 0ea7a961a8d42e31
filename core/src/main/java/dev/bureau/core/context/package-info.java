/** What an agent knows: its entries, how they are counted, and how they are made smaller (E3). */
@NullMarked
package dev.bureau.core.context;

import org.jspecify.annotations.NullMarked;

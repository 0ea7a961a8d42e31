/**
 * A store that lives and ends with its process: the same promises as any other but durability. It
 * keeps the values themselves, so it is also the fastest and the one to test with.
 */
@NullMarked
package dev.bureau.store.memory;

import org.jspecify.annotations.NullMarked;

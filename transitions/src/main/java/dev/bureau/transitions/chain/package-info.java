/**
 * What became of chains (X12): the lives of an agent one after the other, how each passed to the
 * next, and figures about all of them. A view of heads and journals; nothing of it is kept.
 */
@NullMarked
package dev.bureau.transitions.chain;

import org.jspecify.annotations.NullMarked;

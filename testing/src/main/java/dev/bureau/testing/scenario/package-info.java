/**
 * Tests that say what is given, what happens and what must then be so, over the whole of Bureau in
 * virtual time (X40); begin at {@link dev.bureau.testing.scenario.BureauTest}.
 */
@NullMarked
package dev.bureau.testing.scenario;

import org.jspecify.annotations.NullMarked;

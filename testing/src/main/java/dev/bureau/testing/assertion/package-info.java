/**
 * Assertions in the manner of AssertJ on sessions, their journals and their mail (X40); begin at
 * {@link dev.bureau.testing.assertion.BureauAssertions}.
 */
@NullMarked
package dev.bureau.testing.assertion;

import org.jspecify.annotations.NullMarked;

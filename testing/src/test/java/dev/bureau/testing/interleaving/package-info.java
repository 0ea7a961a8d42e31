/** Classes that threads share, in every order of their steps that Lincheck tries (G8). */
@NullMarked
package dev.bureau.testing.interleaving;

import org.jspecify.annotations.NullMarked;

/** The models that a session has used (R1): which one from when on, and why. */
@NullMarked
package dev.bureau.core.model;

import org.jspecify.annotations.NullMarked;

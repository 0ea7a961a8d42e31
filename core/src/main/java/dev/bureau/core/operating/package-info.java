/** The operating table (E35): from what is measured of a session to what is advised. */
@NullMarked
package dev.bureau.core.operating;

import org.jspecify.annotations.NullMarked;

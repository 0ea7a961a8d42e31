/** The command about directors and the departments that they hand work to. */
@NullMarked
package dev.bureau.cli.affinity;

import org.jspecify.annotations.NullMarked;

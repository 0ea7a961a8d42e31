/** The command about templates of sessions. */
@NullMarked
package dev.bureau.cli.template;

import org.jspecify.annotations.NullMarked;

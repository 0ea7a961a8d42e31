/** The command that runs the example application, a survey of a directory of source files. */
@NullMarked
package dev.bureau.cli.demo;

import org.jspecify.annotations.NullMarked;
